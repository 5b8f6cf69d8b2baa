package io.serialhub.imports;

import java.util.regex.Pattern;

/** Amounts as people write them, with a point or a comma before the decimals and groups of three digits. */
final class Amounts {
    private static final Pattern COMMAS = Pattern.compile("(?<=\\d),(?=\\d{3}(\\D|$))");
    private static final Pattern POINTS = Pattern.compile("(?<=\\d)[. ](?=\\d{3}(\\D|$))");

    private Amounts() {}

    /**
     * Without groups, and with a point.
     *
     * @param decimal what stands before the decimals; null: a point
     */
    static String plain(String written, String decimal) {
        return ",".equals(decimal)
                ? POINTS.matcher(written).replaceAll("").replace(',', '.')
                : COMMAS.matcher(written).replaceAll("");
    }
}
