package io.serialhub.bench;

import io.serialhub.base.Actor;
import io.serialhub.job.JobRunner;
import io.serialhub.label.LabelJob;
import io.serialhub.label.LabelJobStatus;
import io.serialhub.label.LabelJobs;
import io.serialhub.label.LabelOrder;
import io.serialhub.label.LabelOutput;
import io.serialhub.ledger.World;
import io.serialhub.numbering.BatchRequest;
import io.serialhub.numbering.NumberBatches;
import io.serialhub.numbering.NumberRule;
import io.serialhub.numbering.NumberRules;
import io.serialhub.numbering.Segment;
import io.serialhub.testkit.Databases;
import io.serialhub.testkit.Hub;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;

/**
 * Labels of 50 × 25 mm with Chinese names, 5,000 as one job, from the order for them to the whole file, with their rows in
 * the ledger: median and spread in seconds, for each kind of file. Judges nothing; {@code -Dbench.rounds},
 * {@code -Dbench.postgres=false} and {@code -Dbench.derby=false} change it.
 */
public final class LabelsBench {
    private static final int LABELS = 5_000;
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final String RULE = "BENCH";
    private static final double MILLIARD = 1_000_000_000.0;

    private final Hub hub;
    private int bytes;

    private LabelsBench(Hub hub) {
        this.hub = hub;
    }

    public static void main(String[] args) throws Exception {
        Actor.system("bench", Hub.SITE).call(() -> {
            if (Boolean.parseBoolean(System.getProperty("bench.postgres", "true"))) {
                run("PostgreSQL", Databases.durablePostgres());
            }
            if (Boolean.parseBoolean(System.getProperty("bench.derby", "true"))) {
                run(
                        "Derby",
                        Databases.derbyIn(Files.createTempDirectory("bench").resolve("derby")));
            }
            return null;
        });
        System.exit(0);
    }

    private static void run(String name, DataSource source) {
        try (Hub hub = Hub.start(source)) {
            hub.get(World.class).build();
            hub.get(NumberRules.class)
                    .save(new NumberRule(
                            RULE,
                            0,
                            "规则",
                            "Rule",
                            "UTC",
                            List.of(Segment.of("literal", "text", "PJC-"), Segment.of("counter", "width", "8")),
                            true));
            var bench = new LabelsBench(hub);
            for (LabelOutput output : LabelOutput.values()) {
                bench.seconds(output);
                double[] seconds = new double[ROUNDS];
                for (int i = 0; i < ROUNDS; i++) {
                    seconds[i] = bench.seconds(output);
                }
                Arrays.sort(seconds);
                System.out.printf(
                        "%-10s  %-4s %,d labels: %.2f s (%.2f to %.2f), %,d bytes%n",
                        name, output, LABELS, seconds[ROUNDS / 2], seconds[0], seconds[ROUNDS - 1], bench.bytes);
            }
        }
    }

    /** Of labels for numbers that have none yet; making the numbers does not count. */
    private double seconds(LabelOutput output) {
        String batch = hub.get(NumberBatches.class)
                .request(new BatchRequest(RULE, "BIKE", null, null, LABELS))
                .code();
        hub.get(JobRunner.class).drain();
        LabelJobs jobs = hub.get(LabelJobs.class);
        long start = System.nanoTime();
        LabelJob job = jobs.request(new LabelOrder("matrix-50x25", output, batch, null, null, null, null, null, null));
        hub.get(JobRunner.class).drain();
        var file = new ByteArrayOutputStream();
        jobs.write(job.code(), file);
        long took = System.nanoTime() - start;
        if (jobs.get(job.code()).status() != LabelJobStatus.DONE) {
            throw new IllegalStateException(job.toString());
        }
        bytes = file.size();
        return took / MILLIARD;
    }
}
