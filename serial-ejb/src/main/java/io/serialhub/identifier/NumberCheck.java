package io.serialhub.identifier;

import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;

/** How numbers that others gave are proven to be written right, kind by kind. */
public enum NumberCheck {
    /** Nothing is known of how it must look. */
    ANY("any", String::strip, code -> true, ""),
    /** 3GPP TS 23.003 6.2.1: 14 digits and a Luhn digit; 15 in all. */
    IMEI(
            "imei",
            NumberCheck::digits,
            code -> code.matches("[0-9]{15}") && CheckCharacter.LUHN.isRight(code),
            "15 × 0–9, Luhn"),
    /** IEEE EUI-48 or EUI-64: pairs of hexadecimal digits, kept in capitals with colons. */
    MAC(
            "mac",
            NumberCheck::pairs,
            code -> code.matches("([0-9A-F]{2}:){5}([0-9A-F]{2}:[0-9A-F]{2}:)?[0-9A-F]{2}"),
            "AA:BB:CC:DD:EE:FF"),
    /** ITU-T E.118: 89 first, 18 to 20 digits in all, the last of 19 or 20 a Luhn digit. */
    ICCID("iccid", NumberCheck::digits, NumberCheck::isIccid, "89…, 19–20 × 0–9, Luhn"),
    /** GSMA SGP.29: 32 digits that leave 1 modulo 97. */
    EID("eid", NumberCheck::digits, NumberCheck::isEid, "32 × 0–9, ISO 7064 MOD 97-10"),
    /** Any check character of ISO/IEC 7064 MOD 37,36 at the end. */
    MOD_37_36("mod-37-36", String::strip, CheckCharacter.MOD_37_36::isRight, "ISO 7064 MOD 37,36"),
    /** A Luhn digit at the end. */
    LUHN("luhn", String::strip, CheckCharacter.LUHN::isRight, "Luhn");

    private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

    private final String word;
    private final Function<String, String> tidy;
    private final Predicate<String> fits;
    private final String shape;

    NumberCheck(String word, Function<String, String> tidy, Predicate<String> fits, String shape) {
        this.word = word;
        this.tidy = tidy;
        this.fits = fits;
        this.shape = shape;
    }

    public String word() {
        return word;
    }

    public static NumberCheck ofWord(String word) {
        return Arrays.stream(values())
                .filter(c -> c.word.equals(word))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("unknown-word", "word", word, "field", "check"));
    }

    /** As it is kept: blanks and marks that people put between digits go where they mean nothing. */
    public String tidy(String written) {
        return tidy.apply(written);
    }

    /** Why a number is not written right, or null. @param kind as people call it */
    public Reason trouble(String kind, String written) {
        String code = tidy(written);
        if (code.isEmpty() || code.length() > SerialNumber.MAX_LENGTH) {
            return Reason.of("number-too-long", "number", code, "max", SerialNumber.MAX_LENGTH);
        }
        if (code.codePoints().anyMatch(NumberCheck::isUnseen)) {
            return Reason.of("number-has-unseen", "number", code.replaceAll("\\P{Graph}", "�"));
        }
        return fits.test(code) ? null : Reason.of("identifier-unfit", "kind", kind, "code", written, "expected", shape);
    }

    /** What nobody sees and no scanner reads: two numbers that differ in it alone look the same. */
    private static boolean isUnseen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static String digits(String written) {
        return written.replaceAll("[\\s./-]", "");
    }

    private static String pairs(String written) {
        String bare = written.replaceAll("[\\s:.-]", "").toUpperCase(Locale.ROOT);
        return bare.length() % 2 == 1 ? bare : String.join(":", bare.split("(?<=\\G..)"));
    }

    private static boolean isIccid(String code) {
        return code.matches("89[0-9]{16,18}") && (code.length() == 18 || CheckCharacter.LUHN.isRight(code));
    }

    private static boolean isEid(String code) {
        return code.matches("[0-9]{32}")
                && new BigInteger(code).mod(NINETY_SEVEN).equals(BigInteger.ONE);
    }
}
