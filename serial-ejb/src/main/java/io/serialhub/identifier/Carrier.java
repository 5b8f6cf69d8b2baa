package io.serialhub.identifier;

import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a serial number can be put on, and which numbers each of them can hold. */
public enum Carrier {
    /** ISO/IEC 15417, the number alone. */
    CODE_128("code-128", "Code 128", CharacterSet.ASCII, SerialNumber.MAX_LENGTH),
    /** ISO/IEC 16388, the number alone; wide, so no more than one line of a label holds. */
    CODE_39("code-39", "Code 39", CharacterSet.CODE_39, 25),
    /** ISO/IEC 18004, the number alone, in any script. */
    QR("qr", "QR Code", null, SerialNumber.MAX_LENGTH),
    /** ISO/IEC 16022, the number alone, in any script. */
    DATA_MATRIX("data-matrix", "Data Matrix", null, SerialNumber.MAX_LENGTH),
    /** Code 128 with element strings: GTIN and serial number, AI (01) and (21). */
    GS1_128("gs1-128", "GS1-128", CharacterSet.SET_82, Carrier.AI_21),
    /** Data Matrix with element strings. */
    GS1_DATA_MATRIX("gs1-data-matrix", "GS1 DataMatrix", CharacterSet.SET_82, Carrier.AI_21),
    /** QR Code with a GS1 Digital Link. */
    GS1_DIGITAL_LINK("gs1-digital-link", "GS1 Digital Link", CharacterSet.SET_82, Carrier.AI_21),
    /** RFID, EPC Tag Data Standard 14.6.1: a number below 2 to the power of 38, written without leading zeros. */
    SGTIN_96("sgtin-96", "SGTIN-96", CharacterSet.DIGITS, 12),
    /** RFID, EPC Tag Data Standard 14.6.1: what AI (21) holds. */
    SGTIN_198("sgtin-198", "SGTIN-198", CharacterSet.SET_82, Carrier.AI_21);

    /** GS1 General Specifications 3.5.2: a serial number has at most 20 characters. */
    private static final int AI_21 = 20;

    private static final BigInteger SGTIN_96_LIMIT = BigInteger.TWO.pow(38);

    private final String word;
    private final String title;
    private final CharacterSet characters;
    private final int length;

    Carrier(String word, String title, CharacterSet characters, int length) {
        this.word = word;
        this.title = title;
        this.characters = characters;
        this.length = length;
    }

    /** As interfaces and label templates write it: {@code gs1-data-matrix}. */
    public String word() {
        return word;
    }

    /** As its standard calls it, the same in every language. */
    public String title() {
        return title;
    }

    public static Carrier ofWord(String word) {
        return Arrays.stream(values())
                .filter(c -> c.word.equals(word))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("unknown-word", "word", word, "field", "carrier"));
    }

    /** Whether it is printed; the others are written to a chip. */
    public boolean isPrinted() {
        return this != SGTIN_96 && this != SGTIN_198;
    }

    /** Whether it holds a GTIN beside the number, so that the material needs one. */
    public boolean needsGtin() {
        return this == GS1_128 || this == GS1_DATA_MATRIX || this == GS1_DIGITAL_LINK || !isPrinted();
    }

    /** Why a number does not fit; empty if it does. */
    public List<Reason> misfits(String number) {
        var reasons = new ArrayList<Reason>();
        if (number.length() > length) {
            reasons.add(Reason.of(
                    "carrier-too-short", "carrier", title, "number", number, "length", number.length(), "max", length));
        }
        String lacking = characters == null ? "" : characters.lacking(number);
        if (!lacking.isEmpty()) {
            reasons.add(Reason.of("carrier-characters", "carrier", title, "number", number, "characters", lacking));
        }
        if (this == SGTIN_96 && reasons.isEmpty()) {
            if (number.length() > 1 && number.startsWith("0")) {
                reasons.add(Reason.of("carrier-leading-zero", "carrier", title, "number", number));
            } else if (new BigInteger(number).compareTo(SGTIN_96_LIMIT) >= 0) {
                reasons.add(Reason.of(
                        "carrier-too-small",
                        "carrier",
                        title,
                        "number",
                        number,
                        "max",
                        SGTIN_96_LIMIT.subtract(BigInteger.ONE)));
            }
        }
        return reasons;
    }

    public boolean fits(String number) {
        return misfits(number).isEmpty();
    }

    /** For every carrier the first reason why one of these numbers does not fit it; a carrier that is absent fits all. */
    public static Map<Carrier, Reason> misfitsOf(List<String> numbers) {
        var misfits = new EnumMap<Carrier, Reason>(Carrier.class);
        for (Carrier carrier : values()) {
            numbers.stream()
                    .flatMap(number -> carrier.misfits(number).stream())
                    .findFirst()
                    .ifPresent(reason -> misfits.put(carrier, reason));
        }
        return misfits;
    }
}
