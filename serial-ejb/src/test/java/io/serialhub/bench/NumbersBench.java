package io.serialhub.bench;

import io.serialhub.base.Actor;
import io.serialhub.base.Database;
import io.serialhub.job.JobRunner;
import io.serialhub.ledger.World;
import io.serialhub.numbering.BatchRequest;
import io.serialhub.numbering.BatchStatus;
import io.serialhub.numbering.NumberBatch;
import io.serialhub.numbering.NumberBatches;
import io.serialhub.numbering.NumberRule;
import io.serialhub.numbering.NumberRules;
import io.serialhub.numbering.Segment;
import io.serialhub.testkit.Databases;
import io.serialhub.testkit.Hub;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/**
 * A batch of numbers as a planner asks for it, from the request to the last number, beside plain SQL that writes the same
 * units and event rows in the same chunks; in turn, on the same database with the same commit settings. Run it with
 * {@code mvn -Pbench -pl serial-ejb test -Dbench.main=NumbersBench}.
 */
public final class NumbersBench {
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final int NUMBERS = Integer.getInteger("bench.numbers", 1_000_000);
    private static final int DERBY_MOST = 100_000;

    private final String name;
    private final Hub hub;
    private final PlainSql plain;
    private final int numbers;
    private int run;

    private NumbersBench(String name, DataSource source, int numbers) {
        this.name = name;
        this.numbers = numbers;
        this.hub = Hub.start(source);
        this.plain = new PlainSql(source, hub.get(Database.class).isPostgres());
        hub.get(World.class).build();
    }

    public static void main(String[] args) throws Exception {
        Actor.system("bench", Hub.SITE).call(() -> {
            if (Boolean.parseBoolean(System.getProperty("bench.postgres", "true"))) {
                new NumbersBench("PostgreSQL", Databases.durablePostgres(), NUMBERS).measure();
            }
            if (Boolean.parseBoolean(System.getProperty("bench.derby", "true"))) {
                DataSource derby =
                        Databases.derbyIn(Files.createTempDirectory("bench").resolve("derby"));
                new NumbersBench("Derby", derby, Math.min(NUMBERS, DERBY_MOST)).measure();
            }
            return null;
        });
        System.exit(0);
    }

    private void measure() throws Exception {
        int warm = Math.min(numbers, 50_000);
        ours(warm);
        plain.generate(warm, chunk(), ++run);
        for (int round = 1; round <= ROUNDS; round++) {
            double a = ours(numbers) / 1e9;
            double b = plain.generate(numbers, chunk(), ++run) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%-10s %,d numbers: ours %.1f s (%,.0f a second), plain SQL %.1f s (%,.0f a second), speed %.2f of plain%n",
                    name,
                    numbers,
                    a,
                    numbers / a,
                    b,
                    numbers / b,
                    b / a);
        }
        hub.close();
    }

    private int chunk() {
        return hub.get(Database.class).isPostgres() ? 10_000 : 1_000;
    }

    private long ours(int n) {
        String rule = "B" + ++run;
        hub.get(NumberRules.class)
                .save(new NumberRule(
                        rule,
                        0,
                        "规则",
                        "Rule",
                        "UTC",
                        List.of(
                                Segment.of("literal", "text", rule + "-"),
                                Segment.of("counter", "width", "8"),
                                Segment.of("check", "algorithm", "mod-37-36")),
                        true));
        NumberBatches batches = hub.get(NumberBatches.class);
        long start = System.nanoTime();
        NumberBatch batch = batches.request(new BatchRequest(rule, "BIKE", null, null, n));
        hub.get(JobRunner.class).drain();
        long took = System.nanoTime() - start;
        if (batches.get(batch.code()).status() != BatchStatus.DONE) {
            throw new IllegalStateException(batches.get(batch.code()).toString());
        }
        return took;
    }
}
