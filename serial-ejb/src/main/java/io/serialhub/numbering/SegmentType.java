package io.serialhub.numbering;

import io.serialhub.base.Problem;
import java.util.Locale;
import java.util.Set;

/** What a piece of a number may be made of, and the options it takes. */
enum SegmentType {
    /** The same text in every number: {@code text}. */
    LITERAL("text"),
    /** A property of the material: {@code attribute} = code, colour, specification or gtin. */
    MATERIAL("attribute"),
    /** The day or time the batch was asked for, in the rule's time zone: {@code pattern}, see {@link DatePattern}. */
    DATE("pattern"),
    /** The code of the production line or plant that the numbers are made for. */
    LINE(),
    /** The code of the site. */
    SITE(),
    /** The code of the order that the numbers are made for. */
    ORDER(),
    /**
     * A running number: {@code width}, {@code radix} or own {@code alphabet}, {@code reset}, {@code start}, {@code step},
     * {@code per}.
     */
    COUNTER("width", "radix", "alphabet", "reset", "start", "step", "per"),
    /** Characters that cannot be guessed: {@code width}, {@code alphabet}. */
    RANDOM("width", "alphabet"),
    /** A check character over everything before it: {@code algorithm}. */
    CHECK("algorithm"),
    /** Not part of the number but of the code that carries it, to prove it genuine: {@code width}, {@code alphabet}. */
    SECRET("width", "alphabet");

    private final Set<String> options;

    SegmentType(String... options) {
        this.options = Set.of(options);
    }

    Set<String> options() {
        return options;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SegmentType ofWord(String word) {
        for (SegmentType type : values()) {
            if (type.word().equals(word)) {
                return type;
            }
        }
        throw Problem.invalid("unknown-word", "word", word, "field", "segment");
    }
}
