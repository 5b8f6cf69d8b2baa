package io.serialhub.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.serialhub.base.Problem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;

/**
 * A field of its own that a step asks for. Written in short as its name alone, it is an optional text.
 *
 * @param name    lower case, letters and digits; the key in the context
 * @param min     of a number, or null
 * @param max     of a number, or null
 * @param choices what may be chosen, of type choice only
 */
public record StepField(
        String name,
        Type type,
        String nameZh,
        String nameEn,
        boolean required,
        BigDecimal min,
        BigDecimal max,
        List<String> choices) {
    private static final int LONGEST = 500;

    /** What is written into a field. */
    public enum Type {
        TEXT,
        NUMBER,
        DATE,
        CHOICE;

        @JsonCreator
        static Type of(String word) {
            try {
                return valueOf(word.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw Problem.invalid("unknown-word", "word", word, "field", "type");
            }
        }

        /** As definitions write it. */
        @com.fasterxml.jackson.annotation.JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public StepField(
            @JsonProperty("name") String name,
            @JsonProperty("type") Type type,
            @JsonProperty("nameZh") String nameZh,
            @JsonProperty("nameEn") String nameEn,
            @JsonProperty("required") boolean required,
            @JsonProperty("min") BigDecimal min,
            @JsonProperty("max") BigDecimal max,
            @JsonProperty("choices") List<String> choices) {
        if (name == null || !name.matches("[a-z][A-Za-z0-9]{0,39}")) {
            throw Problem.invalid("step-field-malformed", "field", name);
        }
        this.name = name;
        this.type = type == null ? Type.TEXT : type;
        this.nameZh = blank(nameZh) ? (blank(nameEn) ? null : nameEn.strip()) : nameZh.strip();
        this.nameEn = blank(nameEn) ? this.nameZh : nameEn.strip();
        this.required = required;
        this.min = this.type == Type.NUMBER ? min : null;
        this.max = this.type == Type.NUMBER ? max : null;
        this.choices = this.type == Type.CHOICE && choices != null
                ? choices.stream()
                        .map(String::strip)
                        .filter(c -> !c.isEmpty())
                        .distinct()
                        .toList()
                : List.of();
        if (this.type == Type.CHOICE && this.choices.isEmpty()) {
            throw Problem.invalid("step-field-without-choices", "field", name);
        }
        if (this.min != null && this.max != null && this.min.compareTo(this.max) > 0) {
            throw Problem.invalid("step-field-limits", "field", name, "min", this.min, "max", this.max);
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static StepField of(String name) {
        return new StepField(name, Type.TEXT, null, null, false, null, null, null);
    }

    /**
     * What was written, checked.
     *
     * @throws Problem {@code field-needed}, {@code field-not-a-number}, {@code field-out-of-range},
     *     {@code field-not-a-date}, {@code field-not-a-choice}, {@code field-too-long}
     */
    void check(String value) {
        if (blank(value)) {
            if (required) {
                throw Problem.invalid("step-field-needed", "field", label());
            }
            return;
        }
        switch (type) {
            case TEXT -> {
                if (value.length() > LONGEST) {
                    throw Problem.invalid("step-field-too-long", "field", label(), "max", LONGEST);
                }
            }
            case NUMBER -> checkNumber(value);
            case DATE -> checkDate(value);
            case CHOICE -> {
                if (!choices.contains(value)) {
                    throw Problem.invalid(
                            "step-field-not-a-choice",
                            "field",
                            label(),
                            "value",
                            value,
                            "choices",
                            String.join(", ", choices));
                }
            }
        }
    }

    private void checkNumber(String value) {
        BigDecimal number;
        try {
            number = new BigDecimal(value.strip());
        } catch (NumberFormatException e) {
            throw Problem.invalid("step-field-not-a-number", "field", label(), "value", value);
        }
        if (min != null && number.compareTo(min) < 0 || max != null && number.compareTo(max) > 0) {
            throw Problem.invalid(
                    "step-field-out-of-limits",
                    "field",
                    label(),
                    "value",
                    value,
                    "min",
                    min == null ? "–" : min.toPlainString(),
                    "max",
                    max == null ? "–" : max.toPlainString());
        }
    }

    private void checkDate(String value) {
        try {
            LocalDate.parse(value.strip());
        } catch (DateTimeParseException e) {
            throw Problem.invalid("step-field-not-a-date", "field", label(), "value", value);
        }
    }

    private String label() {
        return nameZh == null ? name : nameZh.equals(nameEn) ? nameZh : nameZh + " / " + nameEn;
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
