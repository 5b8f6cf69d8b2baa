package io.serialhub.label;

import io.serialhub.base.Coded;

/** Where one label is. */
public enum LabelState implements Coded {
    PRINTED('P'),
    SCRAPPED('S'),
    /** Printed, and its number voided afterwards; follows from the number. */
    VOIDED('V');

    private final char code;

    LabelState(char code) {
        this.code = code;
    }

    @Override
    public char code() {
        return code;
    }
}
