package io.serialhub.web.text;

import io.serialhub.base.Coded;
import io.serialhub.base.Reason;
import io.serialhub.web.shell.Viewer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Locale;

/** Words for pages in the viewer's language. EL has no varargs worth trusting, hence the row of {@code of}. */
@Named
@RequestScoped
public class Say {
    @Inject
    private Viewer viewer;

    public String of(String key) {
        return Messages.of(locale(), key);
    }

    public String of(String key, Object a) {
        return Messages.of(locale(), key, a);
    }

    public String of(String key, Object a, Object b) {
        return Messages.of(locale(), key, a, b);
    }

    public String of(String key, Object a, Object b, Object c) {
        return Messages.of(locale(), key, a, b, c);
    }

    public String of(String key, Object a, Object b, Object c, Object d) {
        return Messages.of(locale(), key, a, b, c, d);
    }

    /** The word for a value of one of our enums: key {@code OrderStatus.open}. */
    public String word(Enum<?> value) {
        return value == null
                ? ""
                : Messages.of(locale(), value.getDeclaringClass().getSimpleName() + "." + slug(value));
    }

    /** The same for the icon or class that goes with it, which no translator touches. */
    public static String slug(Enum<?> value) {
        return value instanceof Coded coded
                ? coded.word()
                : value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** One of two names, falling back to the other where one was left empty. */
    public String name(String zh, String en) {
        String first = isChinese() ? zh : en;
        String second = isChinese() ? en : zh;
        return first == null || first.isBlank() ? (second == null ? "" : second) : first;
    }

    public String reason(Reason reason) {
        return reason == null ? "" : Told.of(reason, locale());
    }

    /** The text of the key where there is one; names that an administrator gave otherwise. */
    public String known(String key, String zh, String en) {
        return Messages.has(locale(), key) ? Messages.of(locale(), key) : name(zh, en);
    }

    /** What happened: the first sentence, shown strong. */
    public String happened(Reason reason) {
        return lead(reason(reason));
    }

    /** What it means and what to do: the rest. */
    public String remedy(Reason reason) {
        return rest(reason(reason));
    }

    /** A reason in a few words, for filters; its code where we have no words. */
    public String tag(String code) {
        String key = "refused." + code;
        return Messages.has(locale(), key) ? Messages.of(locale(), key) : code.replace('-', ' ');
    }

    /** The first sentence of a message, to be read first. */
    public String lead(String text) {
        int end = text == null ? -1 : firstEnd(text);
        return end < 0 ? text : text.substring(0, end);
    }

    public String rest(String text) {
        int end = text == null ? -1 : firstEnd(text);
        return end < 0 ? "" : text.substring(end).trim();
    }

    static int firstEnd(String text) {
        for (int i = 0; i < text.length() - 1; i++) {
            char c = text.charAt(i);
            if (c == '。' || c == '！' || c == '？' || ((c == '.' || c == '!' || c == '?') && text.charAt(i + 1) == ' ')) {
                return i + 1;
            }
        }
        return -1;
    }

    public boolean isChinese() {
        return locale().getLanguage().equals("zh");
    }

    private Locale locale() {
        return viewer.getLocale();
    }
}
