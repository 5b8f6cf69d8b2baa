package io.serialhub.base;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.SortedSet;
import java.util.TreeSet;

/** Words for people: the text of a {@link Reason} in Simplified Chinese or English, the same on every channel. */
public final class Texts {
    private static final String BUNDLE = "io.serialhub.base.problems";

    /** Ends the place of a figure in a text, {@code {left,number}}: it is grouped, in the language of the text. */
    private static final String FIGURE = ",number}";

    /** Else a machine that runs in Chinese would answer in Chinese to everybody. */
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Texts() {}

    /** The sentence for a reason: what happened, what it means, what to do. An unknown code reads as itself. */
    public static String of(Reason reason, Locale locale) {
        String text;
        try {
            text = raw(reason.code(), locale);
        } catch (MissingResourceException e) {
            return reason.code() + (reason.args().isEmpty() ? "" : " " + reason.args());
        }
        for (var arg : reason.args().entrySet()) {
            text = text.replace("{" + arg.getKey() + "}", arg.getValue());
            String figure = "{" + arg.getKey() + FIGURE;
            if (text.contains(figure)) {
                text = text.replace(figure, figure(arg.getValue(), locale));
            }
        }
        return text;
    }

    /** As people read it, {@code 55,007}; what is no number stays as it is. */
    private static String figure(String value, Locale locale) {
        try {
            return NumberFormat.getInstance(supported(locale)).format(new BigDecimal(value));
        } catch (NumberFormatException e) {
            return value;
        }
    }

    /** Every code that has a text, in order. */
    public static SortedSet<String> codes() {
        return new TreeSet<>(bundle(Locale.ENGLISH).keySet());
    }

    /** The sentence with places for its values: {@code {material}}. */
    public static String pattern(String code, Locale locale) {
        return raw(code, locale).replace(FIGURE, "}");
    }

    private static String raw(String code, Locale locale) {
        return bundle(locale).getString(code);
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(BUNDLE, supported(locale), Texts.class.getClassLoader(), NO_FALLBACK);
    }

    /** Chinese for any Chinese locale, English for all others. */
    public static Locale supported(Locale locale) {
        return locale != null && locale.getLanguage().equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }
}
