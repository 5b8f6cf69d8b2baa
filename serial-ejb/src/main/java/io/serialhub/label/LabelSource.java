package io.serialhub.label;

import io.serialhub.base.Coded;

/** What labels were asked for. */
public enum LabelSource implements Coded {
    BATCH('B'),
    ORDER('O'),
    CODES('C'),
    UNITS('U');

    private final char code;

    LabelSource(char code) {
        this.code = code;
    }

    @Override
    public char code() {
        return code;
    }
}
