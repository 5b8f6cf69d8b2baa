package io.serialhub.identifier;

import io.serialhub.base.Problem;
import java.util.Optional;

/**
 * A Global Trade Item Number: GTIN-8, -12, -13 or -14, kept in the 14-digit form, filled with zeros on the left (GS1
 * General Specifications, section 3, AI 01). Its last digit is {@link CheckCharacter#GS1} over the others.
 *
 * @param digits 14 digits; the constructor takes any of the four lengths
 */
public record Gtin(String digits) {
    private static final int LENGTH = 14;

    /** @throws Problem {@code gtin-unfit}, {@code gtin-check-digit} */
    public Gtin {
        String text = digits == null ? "" : digits.strip();
        if (!text.matches("[0-9]{8}|[0-9]{12,14}") || text.matches("0+")) {
            throw Problem.invalid("gtin-unfit", "gtin", text);
        }
        String body = text.substring(0, text.length() - 1);
        char expected = CheckCharacter.GS1.over(body);
        if (text.charAt(body.length()) != expected) {
            throw Problem.invalid("gtin-check-digit", "gtin", text, "expected", expected);
        }
        digits = "0".repeat(LENGTH - text.length()) + text;
    }

    /** As the constructor; empty where a text is none or its check digit is wrong. */
    public static Optional<Gtin> find(String text) {
        return text != null
                        && text.matches("[0-9]{8}|[0-9]{12,14}")
                        && !text.matches("0+")
                        && CheckCharacter.GS1.isRight(text)
                ? Optional.of(new Gtin(text))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return digits;
    }
}
