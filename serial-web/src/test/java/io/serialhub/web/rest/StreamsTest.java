package io.serialhub.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.base.Page;
import io.serialhub.base.Problem;
import io.serialhub.base.Ref;
import io.serialhub.ledger.Badge;
import io.serialhub.ledger.Builds;
import io.serialhub.ledger.CodeLists;
import io.serialhub.ledger.StateWord;
import io.serialhub.ledger.UnitFilter;
import io.serialhub.ledger.UnitRow;
import io.serialhub.ledger.Units;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamsTest {
    private final RestServer server =
            new RestServer(UnitsResource.class, new Papers() {}, new CodeLists() {}, new Builds() {}, new Units() {
                @Override
                public Page<UnitRow> list(UnitFilter filter, String after, Integer size) {
                    if (filter.badge() == Badge.MISSING) {
                        throw Problem.forbidden("no-right", "who", "Li", "permission", "units-read");
                    }
                    return after == null
                            ? new Page<>(List.of(row("=cmd()"), row("A\"B")), "2")
                            : new Page<>(List.of(row("第三")), null);
                }
            });

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void writesEveryPageAsATableWithoutFormulas() {
        var table = server.send("GET", "units", null, "Accept", "text/csv");
        assertThat(table.headers().firstValue("Content-Type")).contains("text/csv;charset=utf-8");
        assertThat(table.body())
                .isEqualTo("\uFEFFcode,material,nameZh,nameEn,state,badges,place,owner\r\n"
                        + "'=cmd(),M,泵,Pump,in-stock,on-hold recalled,,\r\n"
                        + "\"A\"\"B\",M,泵,Pump,in-stock,on-hold recalled,,\r\n"
                        + "第三,M,泵,Pump,in-stock,on-hold recalled,,\r\n");
    }

    @Test
    void writesEveryPageAsLinesOfJson() {
        assertThat(server.send("GET", "units", null, "Accept", "application/x-ndjson")
                        .body()
                        .lines())
                .hasSize(3)
                .allMatch(line -> line.startsWith("{\"code\":") && line.endsWith("}"));
    }

    @Test
    void answersAPageOfJsonUnlessAskedForAnotherForm() {
        for (String accept : List.of("*/*", "application/json", "text/html, */*;q=0.8")) {
            assertThat(server.send("GET", "units", null, "Accept", accept).body())
                    .startsWith("{\"items\":[")
                    .endsWith("\"next\":\"2\"}");
        }
    }

    @Test
    void refusesBeforeTheFirstByte() {
        var refused = server.send("GET", "units?badge=missing", null, "Accept", "text/csv");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(server.send("GET", "units?state=new", null, "Accept", "text/csv")
                        .statusCode())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`+1`, `'+1`",
                "`-1`, `'-1`",
                "`@A1`, `'@A1`",
                "`a=b`, `a=b`",
                "`a,b`, `\"a,b\"`",
                "`=a,b`, `\"'=a,b\"`"
            })
    void defusesWhatASpreadsheetWouldRun(String value, String cell) {
        assertThat(Streams.cell(value)).isEqualTo(cell);
    }

    private static UnitRow row(String code) {
        return new UnitRow(
                code,
                new Ref("M", "泵", "Pump"),
                StateWord.IN_STOCK,
                List.of(Badge.ON_HOLD, Badge.RECALLED),
                null,
                null);
    }
}
