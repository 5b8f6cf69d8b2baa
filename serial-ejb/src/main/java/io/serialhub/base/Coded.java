package io.serialhub.base;

/** An enum that is stored as one letter and written to the outside as a word. */
public interface Coded {
    char code();

    String name();

    /** As every channel writes it: {@code in-transit}. */
    default String word() {
        return CodedTypes.word(this);
    }

    static <E extends Enum<E> & Coded> E ofCode(Class<E> type, String code) {
        for (E value : CodedTypes.constants(type)) {
            if (code != null && code.length() == 1 && value.code() == code.charAt(0)) {
                return value;
            }
        }
        throw new IllegalArgumentException(type.getSimpleName() + " has no code " + code);
    }

    /** Reads a word from the outside; null stays null. */
    static <E extends Enum<E> & Coded> E ofWord(Class<E> type, String word) {
        if (word == null || word.isBlank()) {
            return null;
        }
        String trimmed = word.trim();
        for (E value : CodedTypes.constants(type)) {
            if (value.word().equalsIgnoreCase(trimmed)) {
                return value;
            }
        }
        throw Problem.invalid("unknown-word", "word", trimmed, "field", type.getSimpleName());
    }
}
