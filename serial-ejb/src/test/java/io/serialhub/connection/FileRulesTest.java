package io.serialhub.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileRulesTest {
    @ParameterizedTest
    @CsvSource({
        "2022 老台账.xlsx, * 老台账.xlsx",
        "orders-2026-06-15.csv, orders-*.csv",
        "ORD_20260615_0001.csv, ORD_*.csv",
        "stock.csv, stock.csv"
    })
    void filesLikeOneHaveOtherDaysAndNumbers(String name, String names) {
        assertThat(FileRules.namesLike(name)).isEqualTo(names);
    }

    @Test
    void takesNamesOfSeveralForms() {
        String names = new FileRules("*.xlsx;订单-?.csv", null, null, null).namesPattern();
        assertThat(List.of("a.XLSX", "订单-1.csv")).allMatch(name -> name.matches(names));
        assertThat(List.of("a.csv", "订单-12.csv", "a.xlsx.tmp", ".xlsx;")).noneMatch(name -> name.matches(names));
    }

    @Test
    void takesTheFileThatItWasMadeFrom() {
        String names = FileRules.namesLike("SO-2026-06-15 (2).xlsx");
        assertThat("SO-2026-06-16 (13).xlsx").matches(new FileRules(names, null, null, null).namesPattern());
    }
}
