package io.serialhub.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeImportsTest {
    @Nested
    @OnDerby
    class Derby extends LargeImportsContract {}

    @Nested
    @OnPostgres
    class Postgres extends LargeImportsContract {}

    @TempDir
    Path folder;

    @Test
    void aMillionRowsAreReadInBoundedMemory() throws IOException {
        int rows = 1_000_000;
        Path file = folder.resolve("million.csv");
        try (var out = Files.newBufferedWriter(file, Charset.forName("GB18030"))) {
            out.write("订单号,物料编码,数量,客户单号\n");
            for (int i = 0; i < rows; i++) {
                out.write("SO-" + i + ",ML26-GR-M,10,一个相当长的客户参考号" + i + "\n");
            }
        }
        long before = used();
        try (Reading reading = Reading.open(file, "orders.csv", Profiles.NONE)) {
            assertThat(reading.plan().total()).isEqualTo(rows);
            long most = used() - before;
            int read = 0;
            for (List<Row> next = reading.next(0, 500); !next.isEmpty(); next = reading.next(read, 500)) {
                read += next.size();
                if (read % 250_000 == 0) {
                    most = Math.max(most, used() - before);
                }
            }
            assertThat(read).isEqualTo(rows);
            assertThat(most)
                    .as("bytes held for %d bytes on disk", Files.size(file))
                    .isLessThan(64L << 20);
        }
    }

    @Test
    void readsNoLargeWorkbook() throws IOException {
        Path file = Files.write(folder.resolve("x.csv"), new byte[] {'P', 'K', 3, 4, 0});
        assertThatThrownBy(() -> Reading.open(file, "x.csv", Profiles.NONE)).hasMessageContaining("large-file-not-csv");
    }

    @Test
    void refusesAFileInAnotherCharset() throws IOException {
        Path file = Files.write(folder.resolve("x.csv"), "编码,名称,类型\nA,张,客户\n".getBytes(Charset.forName("GB18030")));
        var utf8 = new ImportProfile(
                "p",
                "P",
                ImportKind.PARTNERS,
                null,
                List.of(ProfileColumn.of("code", "编码"), ProfileColumn.of("nameZh", "名称")),
                null,
                new CsvForm("UTF-8", null, null, null, null, null),
                true,
                1);
        assertThatThrownBy(() -> Reading.open(file, "x.csv", new Profiles(List.of(utf8), true)))
                .hasMessageContaining("csv-encoding-unknown");
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
