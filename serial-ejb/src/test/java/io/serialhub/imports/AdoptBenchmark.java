package io.serialhub.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.base.Actor;
import io.serialhub.testkit.Databases;
import io.serialhub.testkit.Hub;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** How long a register takes; run by name: {@code -Dtest=AdoptBenchmark}. The figures are in docs/benchmarks.md. */
class AdoptBenchmark {
    @Test
    void onDerby() {
        measure("Derby", Databases::freshDerby);
    }

    @Test
    void onPostgres() {
        measure("PostgreSQL", Databases::freshPostgres);
    }

    private static void measure(String name, Supplier<DataSource> fresh) {
        DataSource database = fresh.get();
        DataSource other = fresh.get();
        try (Hub hub = Hub.start(database);
                Hub empty = Hub.start(other)) {
            Actor.system("test", Hub.SITE).run(() -> {
                Imports imports = hub.get(Imports.class);
                imports.runNow(csv("客户.csv", "客户编码,客户名称\nC-1,一\nC-2,二\n"));
                imports.runNow(csv("物料.csv", "物料编码,物料名称,质保月数\nBIKE,车,24\nMOT,电机,12\n"));
                imports.runNow(csv("库位.csv", "库位编码,名称,类型,站点,时区\nW1,成品库,仓库,PL1,Asia/Shanghai\n"));
                time(imports, name, "w", 500);
                time(imports, name, "a", 2_000);
                double ours = time(imports, name, "b", 20_000);
                assertThat(empty).isNotNull();
                double plain = PlainInserts.seconds(database, other);
                System.out.printf(
                        "%s: the rows of 22,500 units as plain inserts %.1f s; ours at %.2f of their speed%n",
                        name, plain, plain / 22_500 * 20_000 / ours);
            });
        }
    }

    /** Two thirds bikes, half of them sold on various days; one third motors inside them. */
    private static double time(Imports imports, String database, String prefix, int units) {
        int bikes = units * 2 / 3;
        String rows = IntStream.range(0, bikes)
                        .mapToObj(i -> prefix + i + ",BIKE,"
                                + (i % 2 == 0
                                        ? "已售,,C-" + (1 + i % 4 / 2) + ",2025-0" + (1 + i % 9) + "-" + (10 + i % 18)
                                                + ",SO-" + i / 20
                                        : "在库,W1,,,")
                                + ",")
                        .collect(Collectors.joining("\n"))
                + "\n"
                + IntStream.range(0, units - bikes)
                        .mapToObj(i -> prefix + "M" + i + ",MOT,,,,,," + prefix + i)
                        .collect(Collectors.joining("\n"));
        Upload upload = csv(prefix + ".csv", "序列号,物料编码,状态,库位,客户,销售日期,订单号,所属整机\n" + rows + "\n");
        long started = System.nanoTime();
        ImportRun run = imports.runNow(upload);
        double seconds = (System.nanoTime() - started) / 1e9;
        System.out.printf(
                "%s: %,d units in %.1f s, %,.0f a second; refused %d%n",
                database, run.accepted(), seconds, units / seconds, run.rejected());
        return seconds;
    }

    private static Upload csv(String name, String text) {
        return new Upload(name, "text/csv", text.getBytes(StandardCharsets.UTF_8), "test");
    }
}
