package io.serialhub.base;

import java.math.BigDecimal;

/** What constructors of commands and views check and tidy alike: blanks around a text go, an empty one is none. */
public final class Fields {
    private Fields() {}

    /**
     * A short text that must be there.
     *
     * @param max most characters, as its column holds
     * @throws Problem {@code field-missing}, {@code field-too-long}, {@code field-characters}
     */
    public static String needed(String field, String value, int max) {
        return needed(field, optional(field, value, max));
    }

    public static <T> T needed(String field, T value) {
        if (value == null) {
            throw Problem.invalid("field-missing", "field", field);
        }
        return value;
    }

    /** A short text that may be missing; null when it is. */
    public static String optional(String field, String value, int max) {
        if (value == null || value.isBlank()) {
            return null;
        }
        String text = value.strip();
        if (text.length() > max) {
            throw Problem.invalid("field-too-long", "field", field, "max", max, "length", text.length());
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw Problem.invalid("field-characters", "field", field);
        }
        return text;
    }

    /**
     * Sentences that may be missing; unlike a short text they may have several lines.
     *
     * @param max most characters, as its column holds
     * @throws Problem {@code field-too-long}
     */
    public static String words(String field, String value, int max) {
        String text = value == null || value.isBlank() ? null : value.strip();
        if (text != null && text.length() > max) {
            throw Problem.invalid("field-too-long", "field", field, "max", max, "length", text.length());
        }
        return text;
    }

    public static int between(String field, int value, int min, int max) {
        if (value < min || value > max) {
            throw Problem.invalid("field-out-of-range", "field", field, "value", value, "min", min, "max", max);
        }
        return value;
    }

    /** A quantity as the columns keep it: at most four decimals and eleven digits before them; zeros at the end go. */
    public static BigDecimal quantity(String field, BigDecimal value) {
        if (value == null) {
            return null;
        }
        BigDecimal tidy = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        if (tidy.scale() < 0) {
            tidy = tidy.setScale(0);
        }
        if (tidy.scale() > 4 || tidy.precision() - tidy.scale() > 11) {
            throw Problem.invalid("quantity-too-fine", "field", field, "value", value);
        }
        return tidy;
    }
}
