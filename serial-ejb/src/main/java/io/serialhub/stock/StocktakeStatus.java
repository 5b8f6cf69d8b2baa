package io.serialhub.stock;

import io.serialhub.base.Coded;

/** How far a count is. A big one is being confirmed for a while: its differences are recorded by a job. */
public enum StocktakeStatus implements Coded {
    OPEN('O'),
    CONFIRMING('B'),
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
