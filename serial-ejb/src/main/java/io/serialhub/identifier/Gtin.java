package io.serialhub.identifier;

import io.serialhub.base.Problem;

/**
 * A Global Trade Item Number: GTIN-8, -12, -13 or -14, kept in the 14-digit form, filled with zeros on the left.
 * Check digit: GS1 General Specifications, section 7.9 "Standard check digit calculations": from the right, digits
 * before the check digit count three and one in turn; the check digit fills their sum up to a multiple of ten.
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
        char expected = checkDigit(body);
        if (text.charAt(body.length()) != expected) {
            throw Problem.invalid("gtin-check-digit", "gtin", text, "expected", expected);
        }
        digits = "0".repeat(LENGTH - text.length()) + text;
    }

    /** The digit to put behind the others; the same calculation serves SSCC and GLN. */
    public static char checkDigit(String digitsBefore) {
        int sum = 0;
        for (int i = 0; i < digitsBefore.length(); i++) {
            int fromRight = digitsBefore.length() - 1 - i;
            sum += (digitsBefore.charAt(i) - '0') * (fromRight % 2 == 0 ? 3 : 1);
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }

    @Override
    public String toString() {
        return digits;
    }
}
