package io.serialhub.material;

import io.serialhub.base.Coded;

/** Within what a number that others gave is unique, as it is written. */
public enum NumberScope implements Coded {
    EVERYWHERE('E'),
    MATERIAL('M'),
    MAKER('K');

    private final char code;

    NumberScope(char code) {
        this.code = code;
    }

    @Override
    public char code() {
        return code;
    }
}
