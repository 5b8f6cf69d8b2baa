package io.serialhub.identifier;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

/** Fields of a tag's memory, from the most significant bit on. */
final class EpcBits {
    private static final int CHARACTER = 7;

    private BigInteger bits;
    private int length;

    private EpcBits(BigInteger bits, int length) {
        this.bits = bits;
        this.length = length;
    }

    EpcBits() {
        this(BigInteger.ZERO, 0);
    }

    /** The first bits of a hexadecimal text; empty if it is shorter, or more than filling zeros follow. */
    static Optional<EpcBits> ofHex(String hex, int bits) {
        int surplus = hex.length() * 4 - bits;
        if (surplus < 0 || surplus > 16) {
            return Optional.empty();
        }
        var value = new BigInteger(hex, 16);
        return value.mod(BigInteger.ONE.shiftLeft(surplus)).signum() == 0
                ? Optional.of(new EpcBits(value.shiftRight(surplus), bits))
                : Optional.empty();
    }

    EpcBits add(long value, int width) {
        return add(BigInteger.valueOf(value), width);
    }

    private EpcBits add(BigInteger value, int width) {
        bits = bits.shiftLeft(width).or(value);
        length += width;
        return this;
    }

    /** Seven bits a character, filled with zeros (EPC Tag Data Standard 14.4.2). */
    EpcBits addText(String text, int width) {
        for (int i = 0; i < text.length(); i++) {
            add(text.charAt(i), CHARACTER);
        }
        return add(BigInteger.ZERO, width - text.length() * CHARACTER);
    }

    /** The next bits, which are then gone. */
    long take(int width) {
        length -= width;
        BigInteger value = bits.shiftRight(length);
        bits = bits.mod(BigInteger.ONE.shiftLeft(length));
        return value.longValueExact();
    }

    /** The characters that are left, up to the first of seven zero bits. */
    String takeText() {
        var text = new StringBuilder();
        while (length >= CHARACTER) {
            long c = take(CHARACTER);
            if (c == 0) {
                return bits.signum() == 0 ? text.toString() : "";
            }
            text.append((char) c);
        }
        return text.toString();
    }

    /** Upper case, filled to whole words of 16 bits as tags are written. */
    String hex() {
        int words = (length + 15) / 16;
        String hex = bits.shiftLeft(words * 16 - length).toString(16).toUpperCase(Locale.ROOT);
        return "0".repeat(words * 4 - hex.length()) + hex;
    }
}
