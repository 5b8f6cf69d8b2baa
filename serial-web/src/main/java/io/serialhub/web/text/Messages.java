package io.serialhub.web.text;

import io.serialhub.base.Texts;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The sentences of the pages, in the person's language. {@code {0}} stands for the first value, numbers grouped as the
 * language does; {@code {0|unit|units}} for the word that fits the number.
 */
public final class Messages {
    static final String BUNDLE = "io.serialhub.web.messages";

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)(?:\\|([^|}]*)\\|([^}]*))?}");

    private Messages() {}

    public static String of(Locale locale, String key, Object... values) {
        try {
            return fill(locale, bundle(locale).getString(key), values);
        } catch (MissingResourceException e) {
            return key;
        }
    }

    public static boolean has(Locale locale, String key) {
        return bundle(locale).containsKey(key);
    }

    /** All texts whose key begins so, for pages that put their sentences together in the browser. */
    public static Map<String, String> beginning(Locale locale, String prefix) {
        ResourceBundle bundle = bundle(locale);
        return bundle.keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .collect(Collectors.toMap(key -> key, bundle::getString, (a, b) -> a, TreeMap::new));
    }

    static String fill(Locale locale, String sentence, Object... values) {
        return PLACE.matcher(sentence).replaceAll(match -> {
            int index = Integer.parseInt(match.group(1));
            Object value = index < values.length ? values[index] : "";
            return Matcher.quoteReplacement(
                    match.group(2) == null ? shown(locale, value) : isOne(value) ? match.group(2) : match.group(3));
        });
    }

    private static boolean isOne(Object value) {
        return value instanceof Number number && number.longValue() == 1;
    }

    private static String shown(Locale locale, Object value) {
        if (value instanceof Number number) {
            return NumberFormat.getInstance(locale).format(number);
        }
        return value == null ? "" : value.toString();
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(BUNDLE, Texts.supported(locale), Messages.class.getClassLoader());
    }
}
