package io.serialhub.bench;

import java.util.Arrays;
import java.util.Locale;

/** Median, and in brackets the least and the most. */
final class Spread {
    private Spread() {}

    static String of(double[] values, String form) {
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
