package io.serialhub.identifier;

/** Verhoeff 1969: multiplication in the dihedral group D5 after a permutation that depends on the position. */
final class Verhoeff {
    private static final String[] PRODUCT = {
        "0123456789", "1234067895", "2340178956", "3401289567", "4012395678",
        "5987604321", "6598710432", "7659821043", "8765932104", "9876543210"
    };
    private static final String[] PERMUTATION = {
        "0123456789", "1576283094", "5803796142", "8916043527", "9453126870", "4286573901", "2793806415", "7046913258"
    };
    private static final String INVERSE = "0432156789";

    private Verhoeff() {}

    static int check(int[] digits) {
        int product = 0;
        for (int i = 0; i < digits.length; i++) {
            int digit = PERMUTATION[(i + 1) % 8].charAt(digits[digits.length - 1 - i]) - '0';
            product = PRODUCT[product].charAt(digit) - '0';
        }
        return INVERSE.charAt(product) - '0';
    }
}
