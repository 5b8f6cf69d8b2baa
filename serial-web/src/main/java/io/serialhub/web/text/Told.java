package io.serialhub.web.text;

import io.serialhub.base.Reason;
import io.serialhub.base.Texts;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A reason as a page tells it: fields, permissions and parts of numbers by the names that stand on pages instead of those
 * of the interface, and of a long value only as much as lets its writer recognise it.
 */
public final class Told {
    private static final Pattern WORD_WITHIN = Pattern.compile("([A-Z])");
    private static final int LONGEST_VALUE = 120;

    private Told() {}

    public static String of(Reason reason, Locale locale) {
        var args = new TreeMap<String, String>();
        reason.args().forEach((name, value) -> args.put(name, shortened(value)));
        args.computeIfPresent("field", (name, field) -> named("field", field, locale));
        args.computeIfPresent("permission", (name, permission) -> named("permission", permission, locale));
        args.computeIfPresent("part", (name, part) -> named("segment", part, locale));
        return Texts.of(new Reason(reason.code(), args), locale);
    }

    private static String named(String kind, String code, Locale locale) {
        String key = kind + "." + WORD_WITHIN.matcher(code).replaceAll("-$1").toLowerCase(Locale.ROOT);
        return Messages.has(locale, key) ? Messages.of(locale, key) : code;
    }

    private static String shortened(String value) {
        return value.codePointCount(0, value.length()) <= LONGEST_VALUE
                ? value
                : value.substring(0, value.offsetByCodePoints(0, LONGEST_VALUE)) + "…";
    }
}
