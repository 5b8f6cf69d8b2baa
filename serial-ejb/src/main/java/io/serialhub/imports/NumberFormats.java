package io.serialhub.imports;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * What a spreadsheet's number formats show, as far as importing needs it: is it a date, and does a whole number read as it
 * is stored. Numbers of built-in formats: ECMA-376 part 1, 18.8.30.
 */
final class NumberFormats {
    /** Text in quotes, escaped signs, fillers, and brackets other than elapsed time. */
    private static final Pattern DECORATION = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?!h+]|m+]|s+])[^]]*]");

    private static final int DIGITS = 15;

    private NumberFormats() {}

    static boolean isDate(Integer id, String format) {
        if (id != null
                && (id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 47 || id >= 50 && id <= 58)) {
            return true;
        }
        if (format == null || format.equalsIgnoreCase("General")) {
            return false;
        }
        String letters = DECORATION.matcher(format).replaceAll("");
        return letters.matches("(?is).*[ymdhs年月日].*") && !letters.matches("(?is).*[0#?].*[ymd].*");
    }

    /** Whether every digit that is stored can be seen, no more and no fewer; a spreadsheet keeps 15 digits. */
    static boolean shownAsStored(BigDecimal value, String format) {
        BigDecimal whole = value.stripTrailingZeros();
        if (whole.scale() > 0 || whole.precision() - whole.scale() > DIGITS) {
            return false;
        }
        String section = format == null || format.isEmpty() ? "General" : format.split(";", 2)[0];
        String plain = DECORATION
                .matcher(section)
                .replaceAll("")
                .replace("(", "")
                .replace(")", "")
                .strip();
        return plain.equalsIgnoreCase("General")
                || plain.equals("@")
                || plain.matches("#*0*")
                        && plain.chars().filter(c -> c == '0').count()
                                <= value.abs().toBigInteger().toString().length();
    }
}
