package io.serialhub.ledger;

import io.serialhub.base.Coded;

/** Axis <em>condition</em>; named so because {@code condition} is a reserved word in SQL. */
public enum Quality implements Coded {
    GOOD('G'),
    DEFECTIVE('D'),
    SCRAPPED('S');

    private final char code;

    Quality(char code) {
        this.code = code;
    }

    @Override
    public char code() {
        return code;
    }
}
