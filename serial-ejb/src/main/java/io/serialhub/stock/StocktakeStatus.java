package io.serialhub.stock;

import io.serialhub.base.Coded;

/** How far a count is. */
public enum StocktakeStatus implements Coded {
    OPEN('O'),
    CONFIRMED('C'),
    CANCELLED('X');

    private final char code;

    StocktakeStatus(char code) {
        this.code = code;
    }

    @Override
    public char code() {
        return code;
    }
}
