package io.serialhub.ledger;

import io.serialhub.base.Coded;

/** How a unit is promised to an order; nobody else's order takes it. */
public enum Reservation implements Coded {
    /** By name, still where it was. */
    RESERVED('R'),
    /** Taken from the shelf for it, or on its way under it. */
    PICKED('P');

    private final char code;

    Reservation(char code) {
        this.code = code;
    }

    @Override
    public char code() {
        return code;
    }
}
