package io.serialhub.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/** Ours and theirs in turn, in one run; prints medians, spread and the ratio, and judges nothing. */
record Duel(String database, int rounds) {
    static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final int WARM_SECONDS = 10;

    Duel(String database) {
        this(database, ROUNDS);
    }

    interface Work {
        /** @return nanoseconds of the part that counts */
        long run() throws Exception;
    }

    /** Both in turn first for {@value #WARM_SECONDS} seconds, at least once: a server that runs all day is warm. */
    void compare(String what, Work ours, Work theirs) throws Exception {
        long start = System.nanoTime();
        do {
            ours.run();
            theirs.run();
        } while (System.nanoTime() - start < WARM_SECONDS * 1_000_000_000L);
        double[] a = new double[rounds];
        double[] b = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            a[i] = ours.run() / 1e6;
            b[i] = theirs.run() / 1e6;
        }
        double[] ratios =
                IntStream.range(0, rounds).mapToDouble(i -> b[i] / a[i]).toArray();
        System.out.printf(
                Locale.ROOT,
                "%-10s %-34s ours %s ms   plain SQL %s ms   speed %s of plain%n",
                database,
                what,
                spread(a, "%.1f"),
                spread(b, "%.1f"),
                spread(ratios, "%.2f"));
    }

    /** Median, and in brackets the least and the most. */
    static String spread(double[] values, String form) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return String.format(
                Locale.ROOT,
                form + " (" + form + " to " + form + ")",
                sorted[sorted.length / 2],
                sorted[0],
                sorted[sorted.length - 1]);
    }
}
