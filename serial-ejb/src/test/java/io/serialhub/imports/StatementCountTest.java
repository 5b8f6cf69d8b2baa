package io.serialhub.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.base.Actor;
import io.serialhub.testkit.CountedSource;
import io.serialhub.testkit.Databases;
import io.serialhub.testkit.Hub;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A chunk of a register or of master data costs the same number of statements whether it has ten rows or five hundred. */
class StatementCountTest {
    @Test
    void onDerby() {
        statementsDoNotGrowWithTheRows(Databases.freshDerby());
    }

    @Test
    void onPostgres() {
        statementsDoNotGrowWithTheRows(Databases.freshPostgres());
    }

    private static void statementsDoNotGrowWithTheRows(DataSource database) {
        var source = new CountedSource(database);
        try (Hub hub = Hub.start(source)) {
            Actor.system("test", Hub.SITE).run(() -> compare(hub.get(Imports.class), source));
        }
    }

    private static void compare(Imports imports, CountedSource source) {
        imports.runNow(csv("客户.csv", "客户编码,客户名称\nC-1,一\nC-2,二\n"));
        imports.runNow(csv("物料.csv", "物料编码,物料名称\nBIKE,车\n"));
        imports.runNow(csv("库位.csv", "库位编码,名称,类型,站点,时区\nW1,成品库,仓库,PL1,Asia/Shanghai\n"));
        int few = statements(imports, source, "a", 10);
        int many = statements(imports, source, "b", 490);
        assertThat(many).as("ids come in blocks of two hundred").isLessThanOrEqualTo(few + 25);
        for (String headings : List.of("物料编码,物料名称", "客户编码,客户名称", "物料编码,批次号")) {
            int short1 = masterData(imports, source, headings, "k", 10);
            int long1 = masterData(imports, source, headings, "g", 490);
            assertThat(long1).as(headings).isLessThanOrEqualTo(short1 + 25);
        }
    }

    /** Half of the rows is new, the other half says something else of what is there. */
    private static int masterData(Imports imports, CountedSource source, String headings, String prefix, int n) {
        boolean lots = headings.endsWith("批次号");
        String old = rows(prefix, 0, n / 2, lots ? "" : ",旧名", lots);
        assertThat(imports.runNow(csv(prefix + "0.csv", headings + "\n" + old)).accepted())
                .isEqualTo(n / 2);
        source.statements();
        String all = rows(prefix, 0, n, lots ? ",2030-01-31" : ",新名", lots);
        ImportRun run = imports.runNow(csv(prefix + "1.csv", headings + (lots ? ",有效期至" : "") + "\n" + all));
        assertThat(run.accepted()).isEqualTo(n);
        return source.statements();
    }

    private static String rows(String prefix, int from, int to, String more, boolean lots) {
        return IntStream.range(from, to)
                .mapToObj(i -> (lots ? "BIKE," : "") + prefix + i + more + "\n")
                .collect(Collectors.joining());
    }

    /** Every second unit was sold on a day of its own, with an order and a waybill of its own. */
    private static int statements(Imports imports, CountedSource source, String prefix, int n) {
        String rows = IntStream.range(0, n)
                .mapToObj(i -> i % 2 == 0
                        ? prefix + i + ",BIKE,已售,,C-" + (1 + i % 4 / 2) + ",2025-01-01 10:" + (10 + i % 50) + ",SO-" + i
                                + ",SF" + i
                        : prefix + i + ",BIKE,在库,W1,,,,")
                .collect(Collectors.joining("\n"));
        source.statements();
        ImportRun run = imports.runNow(csv(prefix + ".csv", "序列号,物料编码,状态,库位,客户,销售日期,订单号,运单号\n" + rows + "\n"));
        assertThat(run.accepted()).isEqualTo(n);
        return source.statements();
    }

    private static Upload csv(String name, String text) {
        return new Upload(name, "text/csv", text.getBytes(StandardCharsets.UTF_8), "test");
    }
}
