package io.serialhub.message;

import io.serialhub.base.Coded;

/** Seen from the hub. */
public enum Direction implements Coded {
    IN('I'),
    OUT('O');

    private final char code;

    Direction(char code) {
        this.code = code;
    }

    @Override
    public char code() {
        return code;
    }
}
