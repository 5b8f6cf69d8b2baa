package io.serialhub.identifier;

import io.serialhub.base.Problem;

/**
 * How the bits of a tag are shared between the company's prefix and what it numbers (EPC Tag Data Standard, tables of
 * 14.6.1 and 14.6.2).
 */
record EpcPartition(int value, int prefixBits, int prefixDigits, int referenceBits, int referenceDigits) {
    private static final int[] PREFIX_BITS = {40, 37, 34, 30, 27, 24, 20};
    private static final int LONGEST = 12;

    /** @param bits prefix and reference together; @param digits likewise */
    static EpcPartition of(int value, int bits, int digits) {
        int prefixDigits = LONGEST - value;
        return new EpcPartition(
                value, PREFIX_BITS[value], prefixDigits, bits - PREFIX_BITS[value], digits - prefixDigits);
    }

    static EpcPartition ofPrefix(int prefixDigits, int bits, int digits) {
        if (prefixDigits < LONGEST - PREFIX_BITS.length + 1 || prefixDigits > LONGEST) {
            throw Problem.invalid("company-prefix-unfit", "prefix", prefixDigits);
        }
        return of(LONGEST - prefixDigits, bits, digits);
    }

    EpcBits write(EpcBits bits, String prefix, String reference) {
        return bits.add(value, 3).add(Long.parseLong(prefix), prefixBits).add(Long.parseLong(reference), referenceBits);
    }

    static String digits(long value, int width) {
        return ("%0" + width + "d").formatted(value);
    }
}
