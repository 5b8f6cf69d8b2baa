package io.serialhub.web.shell;

import io.serialhub.base.Coded;
import io.serialhub.base.Problem;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;

/** What a person has typed so far, by field; read into the door's command when it is saved. */
public abstract class Form implements Serializable {
    private final Map<String, Object> typed = new HashMap<>();

    /** For the page: {@code #{form.f.code}}. */
    public Map<String, Object> getF() {
        return typed;
    }

    protected final void show(String field, Object value) {
        typed.put(field, value instanceof Coded coded ? coded.word() : value instanceof Boolean ? value : words(value));
    }

    protected final String text(String field) {
        return text(typed, field);
    }

    protected final boolean flag(String field) {
        return Boolean.TRUE.equals(typed.get(field)) || "true".equals(typed.get(field));
    }

    protected final <E extends Enum<E> & Coded> E word(Class<E> type, String field) {
        return Coded.ofWord(type, text(field));
    }

    protected final int whole(String field) {
        return whole(typed, field);
    }

    protected final Long version() {
        return typed.get("version") == null ? null : Long.valueOf(text("version"));
    }

    /** What the person has seen: that version, or that nothing was there. A new thing never replaces another. */
    protected final Long seen() {
        return version() == null ? Long.valueOf(0) : version();
    }

    protected static String text(Map<String, Object> row, String field) {
        Object value = row.get(field);
        return value == null || value.toString().isBlank()
                ? null
                : value.toString().trim();
    }

    /** Digits as people and input methods write them: grouped, or full-width. */
    protected static int whole(Map<String, Object> row, String field) {
        String text = text(row, field);
        if (text == null) {
            return 0;
        }
        try {
            return new BigInteger(plain(text)).intValueExact();
        } catch (NumberFormatException e) {
            throw Problem.invalid("not-a-number", "field", field, "value", text);
        } catch (ArithmeticException e) {
            throw Problem.invalid(
                    "field-out-of-range", "field", field, "value", text, "min", 0, "max", Integer.MAX_VALUE);
        }
    }

    protected static BigDecimal decimal(Map<String, Object> row, String field) {
        String text = text(row, field);
        try {
            return text == null ? null : new BigDecimal(plain(text));
        } catch (NumberFormatException e) {
            throw Problem.invalid("not-a-number", "field", field, "value", text);
        }
    }

    protected final LocalDate date(String field) {
        String text = text(field);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw Problem.invalid("not-a-date", "field", field, "value", text);
        }
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[,\\s]", "");
    }

    private static Object words(Object value) {
        return value == null ? null : value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
