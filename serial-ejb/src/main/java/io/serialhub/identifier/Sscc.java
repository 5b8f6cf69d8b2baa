package io.serialhub.identifier;

import io.serialhub.base.Problem;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Serial Shipping Container Code: the number of one handling unit, a carton or pallet (GS1 General Specifications,
 * section 3, AI 00). An extension digit, the company's prefix, a serial reference and {@link CheckCharacter#GS1}.
 *
 * @param digits 18 digits; the constructor takes them bare and nothing else, {@link #of} takes every form
 */
public record Sscc(String digits) {
    private static final int LENGTH = 18;
    private static final int SHORTEST_PREFIX = 6;
    private static final int LONGEST_PREFIX = 12;

    /** Prefix and reference together, in a tag. */
    private static final int TAG_BITS = 58;

    private static final int TAG_HEADER = 0x31;
    private static final int RESERVED_BITS = 24;

    private static final Pattern HEX = Pattern.compile("31[0-9A-Fa-f]{16}0{6}");
    private static final Pattern PLAIN =
            Pattern.compile("(?:(?:\\][A-Za-z][0-9])?\\u001D?(?:00|\\(00\\)))?([0-9]{18})");
    private static final Pattern LINK = Pattern.compile("(?i)https?://[^?#]+/00/([0-9]{18})/?(?:[?#].*)?");
    private static final Pattern EPC =
            Pattern.compile("(?i)urn:epc:(?:id:sscc:|tag:sscc-96:[0-7]\\.)([0-9]{6,12})\\.([0-9]{5,11})");

    /** @throws Problem {@code sscc-unfit}, {@code sscc-check-digit} */
    public Sscc {
        digits = digits == null ? "" : digits.strip();
        if (!digits.matches("[0-9]{" + LENGTH + "}")) {
            throw Problem.invalid("sscc-unfit", "sscc", digits);
        }
        char expected = CheckCharacter.GS1.over(digits.substring(0, LENGTH - 1));
        if (digits.charAt(LENGTH - 1) != expected) {
            throw Problem.invalid("sscc-check-digit", "sscc", digits, "expected", expected);
        }
    }

    /**
     * The SSCC in any form: 18 digits, an element string {@code 00…} or {@code (00)…} with or without a symbology
     * prefix, a Digital Link {@code …/00/…}, {@code urn:epc:id:sscc:…},
     * {@code urn:epc:tag:sscc-96:…} or a tag's memory in hexadecimal.
     *
     * @throws Problem {@code sscc-unfit}, {@code sscc-check-digit}
     */
    public static Sscc of(String written) {
        return new Sscc(digitsOf(written).orElse(written));
    }

    /** As {@link #of}; empty where the text is something else, or its check digit is wrong. */
    public static Optional<Sscc> find(String written) {
        return digitsOf(written)
                .filter(d -> d.charAt(LENGTH - 1) == CheckCharacter.GS1.over(d.substring(0, LENGTH - 1)))
                .map(Sscc::new);
    }

    /**
     * The number of the company's next handling unit.
     *
     * @param extension       the extension digit, 0 to 9; free to choose, widens the range of references
     * @param companyPrefix   GS1 Company Prefix, 6 to 12 digits
     * @param serialReference fills what the prefix leaves of 16 digits; unique within the prefix and extension
     * @throws Problem {@code company-prefix-unfit}, {@code sscc-used-up} if the reference has too many digits
     */
    public static Sscc of(int extension, String companyPrefix, long serialReference) {
        if (companyPrefix == null || !companyPrefix.matches("[0-9]{" + SHORTEST_PREFIX + "," + LONGEST_PREFIX + "}")) {
            throw Problem.invalid("company-prefix-unfit", "prefix", companyPrefix);
        }
        String reference = Long.toString(serialReference);
        int room = LENGTH - 2 - companyPrefix.length();
        if (extension < 0 || extension > 9 || serialReference < 0 || reference.length() > room) {
            throw Problem.invalid("sscc-used-up", "prefix", companyPrefix, "reference", reference, "digits", room);
        }
        String body = extension + companyPrefix + "0".repeat(room - reference.length()) + reference;
        return new Sscc(body + CheckCharacter.GS1.over(body));
    }

    /** As a scanner delivers it: {@code 00} and the 18 digits. */
    public String elementString() {
        return "00" + digits;
    }

    /** As it is printed under the bars: {@code (00)} and the 18 digits. */
    public String bracketed() {
        return "(00)" + digits;
    }

    /** {@code https://id.gs1.org/00/…}, GS1 Digital Link in its canonical form. */
    public String digitalLink() {
        return "https://id.gs1.org/00/" + digits;
    }

    /**
     * {@code urn:epc:id:sscc:prefix.reference} (EPC Tag Data Standard, 6.3.2): the extension digit stands before the
     * reference and the check digit is left out.
     *
     * @param prefixLength digits of the company's prefix, 6 to 12; the number itself does not tell
     */
    public String epc(int prefixLength) {
        if (prefixLength < SHORTEST_PREFIX || prefixLength > LONGEST_PREFIX) {
            throw Problem.invalid("company-prefix-unfit", "prefix", prefixLength);
        }
        return "urn:epc:id:sscc:" + digits.substring(1, 1 + prefixLength) + "." + digits.charAt(0)
                + digits.substring(1 + prefixLength, LENGTH - 1);
    }

    /**
     * A tag's memory of 96 bits, 24 hexadecimal digits (EPC Tag Data Standard 14.6.2).
     *
     * @param filter 0 to 7; 2 for full cases, 6 for unit loads
     */
    public String hex96(int filter, int prefixLength) {
        var partition = EpcPartition.ofPrefix(prefixLength, TAG_BITS, LENGTH - 1);
        String reference = digits.charAt(0) + digits.substring(1 + prefixLength, LENGTH - 1);
        return partition
                .write(
                        new EpcBits().add(TAG_HEADER, 8).add(filter, 3),
                        digits.substring(1, 1 + prefixLength),
                        reference)
                .add(0, RESERVED_BITS)
                .hex();
    }

    private static Optional<String> ofHex(String hex) {
        EpcBits bits = EpcBits.ofHex(hex, 96).orElseThrow();
        bits.take(11); // header and filter
        int value = (int) bits.take(3);
        if (value > 6) {
            return Optional.empty();
        }
        var partition = EpcPartition.of(value, TAG_BITS, LENGTH - 1);
        String prefix = EpcPartition.digits(bits.take(partition.prefixBits()), partition.prefixDigits());
        String reference = EpcPartition.digits(bits.take(partition.referenceBits()), partition.referenceDigits());
        return ofParts(prefix, reference);
    }

    private static Optional<String> ofParts(String prefix, String reference) {
        if (prefix.length() + reference.length() != LENGTH - 1) {
            return Optional.empty();
        }
        String body = reference.charAt(0) + prefix + reference.substring(1);
        return Optional.of(body + CheckCharacter.GS1.over(body));
    }

    private static Optional<String> digitsOf(String written) {
        String text = written == null ? "" : written.strip();
        for (Pattern pattern : new Pattern[] {PLAIN, LINK}) {
            Matcher matcher = pattern.matcher(text);
            if (matcher.matches()) {
                return Optional.of(matcher.group(1));
            }
        }
        Matcher epc = EPC.matcher(text);
        if (epc.matches()) {
            return ofParts(epc.group(1), epc.group(2));
        }
        return HEX.matcher(text).matches() ? ofHex(text) : Optional.empty();
    }

    @Override
    public String toString() {
        return digits;
    }
}
