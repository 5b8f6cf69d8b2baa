package io.serialhub.identifier;

import io.serialhub.base.Problem;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A serialised trade item: GTIN and serial number together name one unit in the world (EPC Tag Data Standard 6.3.1,
 * 10.6 and 14.6.1).
 *
 * @param serial at most 20 characters of set 82, exactly as written
 */
public record Sgtin(Gtin gtin, String serial) {
    /** Filter value of tags on single trade items that are sold to consumers: EPC Tag Data Standard, table 14-1. */
    public static final int POINT_OF_SALE = 1;

    private static final int PREFIX_AND_ITEM_BITS = 44;
    private static final int PREFIX_AND_ITEM_DIGITS = 13;
    private static final int NUMBER_BITS = 38;
    private static final int TEXT_BITS = 140;
    private static final int HEADER_96 = 0x30;
    private static final int HEADER_198 = 0x36;

    private static final Pattern URN = Pattern.compile(
            "(?i)urn:epc:(?:id:sgtin:|tag:sgtin-(?:96|198):[0-7]\\.)([0-9]{6,12})\\.([0-9]{1,7})\\.(\\S{1,60})");
    private static final Pattern HEX = Pattern.compile("3(?:0[0-9A-Fa-f]{22}|6[0-9A-Fa-f]{48,50})");
    private static final String ESCAPED = "\"%&/<>?#";

    /** @throws Problem {@code gs1-length}, {@code gs1-characters} */
    public Sgtin {
        Objects.requireNonNull(gtin);
        serial = serial == null ? "" : serial;
        ElementString.faultOf("21", serial).ifPresent(reason -> {
            throw Problem.of(Problem.Kind.INVALID, reason);
        });
    }

    /** From {@code urn:epc:id:sgtin:…}, {@code urn:epc:tag:sgtin-96:…} or {@code -198}, or a tag's memory in hexadecimal. */
    public static Optional<Sgtin> find(String text) {
        Matcher urn = URN.matcher(text);
        if (urn.matches()) {
            return of(urn.group(1), urn.group(2), DigitalLink.decode(urn.group(3)));
        }
        return HEX.matcher(text).matches() ? ofHex(text) : Optional.empty();
    }

    private static Optional<Sgtin> of(String prefix, String reference, String serial) {
        if (prefix.length() + reference.length() != PREFIX_AND_ITEM_DIGITS
                || ElementString.faultOf("21", serial).isPresent()) {
            return Optional.empty();
        }
        String body = reference.charAt(0) + prefix + reference.substring(1);
        return body.matches("0+")
                ? Optional.empty()
                : Optional.of(new Sgtin(new Gtin(body + CheckCharacter.GS1.over(body)), serial));
    }

    private static Optional<Sgtin> ofHex(String hex) {
        boolean text = hex.charAt(1) == '6';
        EpcBits bits = EpcBits.ofHex(hex, text ? 198 : 96).orElse(null);
        if (bits == null) {
            return Optional.empty();
        }
        bits.take(11); // header and filter
        int partition = (int) bits.take(3);
        if (partition > 6) {
            return Optional.empty();
        }
        var parts = EpcPartition.of(partition, PREFIX_AND_ITEM_BITS, PREFIX_AND_ITEM_DIGITS);
        String prefix = EpcPartition.digits(bits.take(parts.prefixBits()), parts.prefixDigits());
        String item = EpcPartition.digits(bits.take(parts.referenceBits()), parts.referenceDigits());
        return of(prefix, item, text ? bits.takeText() : Long.toString(bits.take(NUMBER_BITS)));
    }

    /** @param prefixLength digits of the company's prefix, 6 to 12; the GTIN itself does not tell */
    public String epc(int prefixLength) {
        return "urn:epc:id:sgtin:" + pure(prefixLength);
    }

    /** {@code urn:epc:tag:sgtin-96:…}; ask {@link Carrier#SGTIN_96} first whether the serial number fits. */
    public String tag96(int filter, int prefixLength) {
        return "urn:epc:tag:sgtin-96:" + filter + "." + pure(prefixLength);
    }

    public String tag198(int filter, int prefixLength) {
        return "urn:epc:tag:sgtin-198:" + filter + "." + pure(prefixLength);
    }

    /**
     * A tag's memory of 96 bits, 24 hexadecimal digits.
     *
     * @param filter 0 to 7; {@link #POINT_OF_SALE} for single products
     * @throws Problem as {@link Carrier#misfits} names it
     */
    public String hex96(int filter, int prefixLength) {
        Carrier.SGTIN_96.misfits(serial).stream().findFirst().ifPresent(reason -> {
            throw Problem.of(Problem.Kind.INVALID, reason);
        });
        return begin(HEADER_96, filter, prefixLength)
                .add(Long.parseLong(serial), NUMBER_BITS)
                .hex();
    }

    /** A tag's memory of 198 bits, filled to 208: 52 hexadecimal digits. */
    public String hex198(int filter, int prefixLength) {
        return begin(HEADER_198, filter, prefixLength)
                .addText(serial, TEXT_BITS)
                .hex();
    }

    private EpcBits begin(int header, int filter, int prefixLength) {
        return EpcPartition.ofPrefix(prefixLength, PREFIX_AND_ITEM_BITS, PREFIX_AND_ITEM_DIGITS)
                .write(new EpcBits().add(header, 8).add(filter, 3), prefix(prefixLength), item(prefixLength));
    }

    private String pure(int prefixLength) {
        EpcPartition.ofPrefix(prefixLength, PREFIX_AND_ITEM_BITS, PREFIX_AND_ITEM_DIGITS);
        var escaped = new StringBuilder();
        for (char c : serial.toCharArray()) {
            escaped.append(ESCAPED.indexOf(c) < 0 ? String.valueOf(c) : "%%%02X".formatted((int) c));
        }
        return prefix(prefixLength) + "." + item(prefixLength) + "." + escaped;
    }

    private String prefix(int length) {
        return gtin.digits().substring(1, 1 + length);
    }

    private String item(int prefixLength) {
        return gtin.digits().charAt(0) + gtin.digits().substring(1 + prefixLength, PREFIX_AND_ITEM_DIGITS);
    }

    public ElementString elementString() {
        return ElementString.of(gtin, serial);
    }

    /** {@code https://id.gs1.org/01/…/21/…}. */
    public String digitalLink() {
        return DigitalLink.of(DigitalLink.CANONICAL, elementString());
    }

    @Override
    public String toString() {
        return elementString().bracketed();
    }
}
