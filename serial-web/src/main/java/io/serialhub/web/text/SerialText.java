package io.serialhub.web.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a number is set so that a person finds the part that differs: a quiet prefix, a strong counter, a check character
 * set apart. A number that is not built like ours is strong as a whole.
 */
public final class SerialText {
    /** Two or more groups, a counter of digits (or of a larger alphabet, when a check character follows), then the check. */
    private static final Pattern OURS =
            Pattern.compile("(?<prefix>.+-)(?<counter>\\d{3,}|(?=[A-Z]*\\d)[0-9A-Z]{4,}(?=-.$))(?<check>-[0-9A-Z*])?");

    private SerialText() {}

    public static String prefix(String code) {
        Matcher ours = ours(code);
        return ours == null ? "" : ours.group("prefix");
    }

    public static String counter(String code) {
        Matcher ours = ours(code);
        return ours == null ? (code == null ? "" : code) : ours.group("counter");
    }

    public static String check(String code) {
        Matcher ours = ours(code);
        return ours == null || ours.group("check") == null ? "" : ours.group("check");
    }

    private static Matcher ours(String code) {
        if (code == null || code.chars().filter(c -> c == '-').count() < 2) {
            return null;
        }
        Matcher matcher = OURS.matcher(code);
        return matcher.matches() ? matcher : null;
    }
}
