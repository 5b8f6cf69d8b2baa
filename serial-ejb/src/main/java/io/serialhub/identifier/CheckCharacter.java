package io.serialhub.identifier;

import io.serialhub.base.Problem;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToIntFunction;

/**
 * Check characters: computed over the text before them, they tell a typing error from a number. They are no protection
 * against forgery. Everything but letters and digits is passed over, so {@code A1-2} and {@code A12} have the same check
 * character; letters count as upper case.
 */
public enum CheckCharacter {
    /** ISO/IEC 7812-1 annex B (payment cards); also IMEI, 3GPP TS 23.003 annex B. All single errors, most transpositions. */
    LUHN("luhn", Alphabets.DIGITS, Alphabets.DIGITS, CheckCharacter::luhn),
    /** ISO/IEC 7064 MOD 11-2, pure: digits, check 0–9 or X. As in GB 11643 (Chinese identity numbers) and ISNI. */
    MOD_11_2("mod-11-2", Alphabets.DIGITS, Alphabets.DIGITS + "X", values -> pure(values, 11)),
    /** ISO/IEC 7064 MOD 37-2, pure: digits and letters, check 0–9, A–Z or *. As in ISBT 128 donation numbers. */
    MOD_37_2("mod-37-2", Alphabets.LETTERS, Alphabets.LETTERS + "*", values -> pure(values, 37)),
    /** ISO/IEC 7064 MOD 37,36, hybrid: digits and letters, check of the same set. As in GRid and ISAN. */
    MOD_37_36("mod-37-36", Alphabets.LETTERS, Alphabets.LETTERS, values -> hybrid(values, 36)),
    /** J. Verhoeff, Error Detecting Decimal Codes, 1969: all single errors and all transpositions of neighbours. */
    VERHOEFF("verhoeff", Alphabets.DIGITS, Alphabets.DIGITS, Verhoeff::check),
    /** H. M. Damm, Total anti-symmetrische Quasigruppen, Marburg 2004: as Verhoeff, with one table. */
    DAMM("damm", Alphabets.DIGITS, Alphabets.DIGITS, CheckCharacter::damm),
    /** GS1 General Specifications 7.9.1, modulo 10 with weights 3 and 1 from the right: GTIN, SSCC, GLN. */
    GS1("gs1", Alphabets.DIGITS, Alphabets.DIGITS, CheckCharacter::gs1);

    /** A quasigroup of order 10 with a zero diagonal, Damm 2004, page 111. */
    private static final String[] DAMM_TABLE = {
        "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
        "3674209581", "5869720134", "8945362017", "9438617205", "2581436790"
    };

    private final String word;
    private final String alphabet;
    private final String checks;
    private final ToIntFunction<int[]> algorithm;

    CheckCharacter(String word, String alphabet, String checks, ToIntFunction<int[]> algorithm) {
        this.word = word;
        this.alphabet = alphabet;
        this.checks = checks;
        this.algorithm = algorithm;
    }

    /** As number rules write it: {@code mod-37-36}. */
    public String word() {
        return word;
    }

    public static CheckCharacter ofWord(String word) {
        return Arrays.stream(values())
                .filter(c -> c.word.equals(word))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("unknown-word", "word", word, "field", "check"));
    }

    /** The letters and digits that the algorithm can protect. */
    public String alphabet() {
        return alphabet;
    }

    /** The characters that a check character may be. */
    public String checks() {
        return checks;
    }

    /** Whether every letter and digit of the text is one that the algorithm can protect. */
    public boolean fits(String text) {
        return text.chars().filter(Character::isLetterOrDigit).allMatch(c -> value(c) >= 0);
    }

    /** The check character of the text before it; refuses a letter or digit that the algorithm cannot protect. */
    public char over(CharSequence text) {
        int[] values = text.chars()
                .filter(Character::isLetterOrDigit)
                .map(c -> {
                    int value = value(c);
                    if (value < 0) {
                        throw Problem.invalid("check-alphabet", "algorithm", word, "character", (char) c);
                    }
                    return value;
                })
                .toArray();
        return checks.charAt(algorithm.applyAsInt(values));
    }

    /** Whether the last character is the check character of what stands before it. */
    public boolean isRight(String text) {
        String written = text.strip().toUpperCase(Locale.ROOT);
        if (written.length() < 2) {
            return false;
        }
        String before = written.substring(0, written.length() - 1);
        return fits(before) && over(before) == written.charAt(written.length() - 1);
    }

    private int value(int c) {
        return alphabet.indexOf(c >= 'a' && c <= 'z' ? c - 32 : c);
    }

    private static int luhn(int[] digits) {
        int sum = 0;
        for (int i = 0; i < digits.length; i++) {
            int digit = digits[digits.length - 1 - i];
            int doubled = 2 * digit;
            sum += i % 2 == 0 ? doubled / 10 + doubled % 10 : digit;
        }
        return (10 - sum % 10) % 10;
    }

    private static int pure(int[] values, int modulus) {
        int p = 0;
        for (int value : values) {
            p = (p + value) * 2 % modulus;
        }
        return (modulus + 1 - p) % modulus;
    }

    private static int hybrid(int[] values, int modulus) {
        int p = modulus;
        for (int value : values) {
            int sum = (p + value) % modulus;
            p = (sum == 0 ? modulus : sum) * 2 % (modulus + 1);
        }
        return (modulus + 1 - p) % modulus;
    }

    private static int damm(int[] digits) {
        int interim = 0;
        for (int digit : digits) {
            interim = DAMM_TABLE[interim].charAt(digit) - '0';
        }
        return interim;
    }

    private static int gs1(int[] digits) {
        int sum = 0;
        for (int i = 0; i < digits.length; i++) {
            sum += digits[digits.length - 1 - i] * (i % 2 == 0 ? 3 : 1);
        }
        return (10 - sum % 10) % 10;
    }

    /** Constants that an enum's own constructor calls may use. */
    private static final class Alphabets {
        static final String DIGITS = "0123456789";
        static final String LETTERS = DIGITS + "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    }
}
