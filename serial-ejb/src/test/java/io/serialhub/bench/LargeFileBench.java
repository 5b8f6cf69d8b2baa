package io.serialhub.bench;

import io.serialhub.base.Actor;
import io.serialhub.imports.ImportRun;
import io.serialhub.imports.Imports;
import io.serialhub.imports.LargeImports;
import io.serialhub.imports.LargeUpload;
import io.serialhub.imports.Upload;
import io.serialhub.testkit.Databases;
import io.serialhub.testkit.Hub;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/**
 * A CSV file of a million rows from disk to the last row taken, in a heap that would not hold them. Run it with
 * {@code mvn -Pbench -pl serial-ejb test -Dbench.main=LargeFileBench -Dbench.heap=256m}.
 */
public final class LargeFileBench {
    private static final int ROWS = Integer.getInteger("bench.numbers", 1_000_000);
    private static final boolean UNITS = Boolean.getBoolean("bench.units");

    private LargeFileBench() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("bench");
        System.setProperty("serial.data", folder.toString());
        Path file = write(folder.resolve("million.csv"));
        Actor.system("bench", Hub.SITE).call(() -> {
            if (Boolean.parseBoolean(System.getProperty("bench.postgres", "true"))) {
                take("PostgreSQL", Databases.durablePostgres(), file);
            }
            if (Boolean.parseBoolean(System.getProperty("bench.derby", "true"))) {
                take("Derby", Databases.derbyIn(folder.resolve("derby")), file);
            }
            return null;
        });
        System.exit(0);
    }

    private static Path write(Path file) throws IOException {
        try (var out = Files.newBufferedWriter(file)) {
            out.write(UNITS ? "序列号,物料编码,状态,库位\n" : "物料编码,物料名称,规格型号\n");
            for (int i = 0; i < ROWS; i++) {
                out.write(UNITS ? "U" + i + ",BIKE,在库,W1\n" : "M-" + i + ",零件" + i + ",规格" + i % 1_000 + "\n");
            }
        }
        return file;
    }

    private static void take(String name, DataSource source, Path file) {
        try (Hub hub = Hub.start(source)) {
            Imports imports = hub.get(Imports.class);
            imports.runNow(csv("物料.csv", "物料编码,物料名称,管理方式\nBIKE,车,序列号\n"));
            imports.runNow(csv("库位.csv", "库位编码,名称,类型,站点,时区\nW1,成品库,仓库,PL1,Asia/Shanghai\n"));
            ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
            long start = System.nanoTime();
            ImportRun run =
                    hub.get(LargeImports.class).runNow(new LargeUpload(file, "million.csv", "bench", List.of()));
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%-10s %,d rows of %d MB: %s, %,d taken in %.0f s (%,.0f a second); most heap %d MB of %d MB%n",
                    name,
                    run.totalRows(),
                    size(file) >> 20,
                    run.status(),
                    run.accepted(),
                    seconds,
                    run.totalRows() / seconds,
                    peak() >> 20,
                    Runtime.getRuntime().maxMemory() >> 20);
        }
    }

    private static long size(Path file) {
        return file.toFile().length();
    }

    /** What the pools of the heap held at most, together. */
    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    private static Upload csv(String name, String text) {
        return new Upload(name, "text/csv", text.getBytes(StandardCharsets.UTF_8), "bench");
    }
}
