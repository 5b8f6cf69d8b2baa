package io.serialhub.identifier;

import java.util.stream.Collectors;

/** Which characters a field of a carrier may hold. */
public enum CharacterSet {
    /** Decimal digits; {@code N} in GS1's data titles. */
    DIGITS("", false, false),
    /** GS1 General Specifications, figure 7.11-1: what most GS1 fields may hold, serial number and lot among them. */
    SET_82("!\"%&'()*+,-./:;<=>?_", true, true),
    /** GS1 General Specifications, figure 7.11-2: component and part identifiers. */
    SET_39("#-/", true, false),
    /** GS1 General Specifications, figure 7.11-3: base 64 as in addresses. */
    SET_64("-_=", true, true),
    /** ISO/IEC 16388, the 43 characters of Code 39. */
    CODE_39("-. $/+%", true, false),
    /** What a keyboard types: ISO/IEC 646 without control characters. */
    ASCII(" !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", true, true);

    private final String marks;
    private final boolean capitals;
    private final boolean smalls;

    CharacterSet(String marks, boolean capitals, boolean smalls) {
        this.marks = marks;
        this.capitals = capitals;
        this.smalls = smalls;
    }

    public boolean has(int c) {
        return c >= '0' && c <= '9'
                || capitals && c >= 'A' && c <= 'Z'
                || smalls && c >= 'a' && c <= 'z'
                || marks.indexOf(c) >= 0;
    }

    public boolean hasAllOf(CharSequence text) {
        return text.chars().allMatch(this::has);
    }

    /** The characters of a text that this set lacks, each once, with blanks between; empty if it has them all. */
    public String lacking(CharSequence text) {
        return text.codePoints()
                .filter(c -> !has(c))
                .distinct()
                .mapToObj(c -> c == ' ' ? "␠" : Character.toString(c))
                .collect(Collectors.joining(" "));
    }
}
