package io.serialhub.numbering;

import io.serialhub.identifier.SerialNumber;
import java.security.SecureRandom;
import java.util.Map;
import java.util.stream.Collectors;

/** The characters that a counter or a random part is written with, in ascending order of value. */
record Alphabet(String characters) {
    /** Douglas Crockford's Base32: no I, L, O and U. */
    static final Alphabet PLAIN = new Alphabet("0123456789ABCDEFGHJKMNPQRSTVWXYZ");

    private static final Map<Integer, Alphabet> BY_RADIX = Map.of(
            10,
            new Alphabet("0123456789"),
            16,
            new Alphabet("0123456789ABCDEF"),
            32,
            PLAIN,
            36,
            new Alphabet("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"));

    static Alphabet ofCounter(Segment segment) {
        String own = segment.option("alphabet", null);
        if (own != null) {
            Alphabet alphabet = own(segment, own);
            if (segment.number("radix", alphabet.radix(), 2, 99) != alphabet.radix()) {
                throw segment.unfit("radix", String.valueOf(alphabet.radix()));
            }
            return alphabet;
        }
        Alphabet alphabet = BY_RADIX.get((int) segment.number("radix", 10, 2, 99));
        if (alphabet == null) {
            throw segment.unfit("radix", "10, 16, 32, 36");
        }
        return alphabet;
    }

    static Alphabet ofRandom(Segment segment) {
        String own = segment.option("alphabet", null);
        return own == null ? PLAIN : own(segment, own);
    }

    private static Alphabet own(Segment segment, String own) {
        boolean plain = own.chars().allMatch(c -> c > ' ' && c < 0x7F);
        if (!plain || own.length() < 2 || own.chars().distinct().count() < own.length()) {
            throw segment.unfit("alphabet", "2–94 × ASCII, each once");
        }
        return new Alphabet(own);
    }

    int radix() {
        return characters.length();
    }

    /** How many of the characters stay apart after folding. */
    int folded() {
        return (int) characters
                .chars()
                .mapToObj(c -> SerialNumber.fold(Character.toString(c)))
                .distinct()
                .count();
    }

    /** The characters that fold to the same as another one here. */
    String lookAlikes() {
        return characters
                .chars()
                .mapToObj(Character::toString)
                .filter(c -> characters
                                .chars()
                                .mapToObj(Character::toString)
                                .filter(other -> SerialNumber.fold(other).equals(SerialNumber.fold(c)))
                                .count()
                        > 1)
                .collect(Collectors.joining());
    }

    /** Writes the value with zeros in front up to the width; a value that needs more is the caller's mistake. */
    void append(StringBuilder text, long value, int width) {
        int at = text.length();
        text.append(String.valueOf(characters.charAt(0)).repeat(width));
        long rest = value;
        for (int i = at + width - 1; i >= at; i--) {
            text.setCharAt(i, characters.charAt((int) (rest % radix())));
            rest /= radix();
        }
        if (rest > 0) {
            throw new IllegalArgumentException(value + " does not fit into " + width + " characters");
        }
    }

    void appendRandom(StringBuilder text, SecureRandom random, int width) {
        for (int i = 0; i < width; i++) {
            text.append(characters.charAt(random.nextInt(radix())));
        }
    }
}
