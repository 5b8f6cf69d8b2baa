package io.serialhub.imports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.regex.Pattern;

/**
 * What a spreadsheet's number formats show, as far as importing needs it: is it a date, and does a whole number read as it
 * is stored. Numbers of built-in formats: ECMA-376 part 1, 18.8.30.
 */
final class NumberFormats {
    /** Text in quotes, escaped signs, fillers, and brackets other than elapsed time. */
    private static final Pattern DECORATION = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?!h+]|m+]|s+])[^]]*]");

    private static final Pattern ERROR = Pattern.compile("#(N/A|REF!|VALUE!|DIV/0!|NAME\\?|NULL!|NUM!|SPILL!|CALC!)");

    /** One day after 9999-12-31. */
    private static final BigDecimal DAYS = BigDecimal.valueOf(2_958_466);

    private static final int DIGITS = 15;

    private NumberFormats() {}

    /** What a stored number is in its format. */
    static Cell cell(BigDecimal number, int id, String format, boolean since1904) {
        if (isDate(id, format) && number.signum() >= 0 && number.compareTo(DAYS) < 0) {
            return Cell.date(moment(number, since1904));
        }
        BigDecimal stripped = number.stripTrailingZeros();
        // 1E+300 is not written out
        String text = Math.abs(stripped.scale()) > 40 ? stripped.toString() : stripped.toPlainString();
        return Cell.number(number, text, shownAsStored(number, code(id, format)));
    }

    /** Of the built-in formats only those that show whole numbers otherwise than they are stored matter here. */
    private static String code(int id, String format) {
        return format != null ? format : id == 0 || id == 1 || id == 49 ? "General" : "0.00";
    }

    /** Days are counted from the last day of 1899, and so that 1900 has a 29 February, as in every such file. */
    private static LocalDateTime moment(BigDecimal days, boolean since1904) {
        LocalDate first = since1904
                ? LocalDate.of(1904, 1, 1)
                : LocalDate.of(1899, 12, days.compareTo(BigDecimal.valueOf(60)) < 0 ? 31 : 30);
        long whole = days.longValue();
        long millis = days.subtract(BigDecimal.valueOf(whole))
                .multiply(BigDecimal.valueOf(86_400_000))
                .setScale(0, RoundingMode.HALF_UP)
                .longValue();
        return first.plusDays(whole).atStartOfDay().plusNanos(millis * 1_000_000);
    }

    static boolean isError(String text) {
        return ERROR.matcher(text).matches();
    }

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
