package io.serialhub.ledger;

import io.serialhub.base.Coded;

/** Axis <em>custody</em>: where a unit is or who has it. {@code NONE} until it exists as a thing. */
public enum Custody implements Coded {
    NONE('N'),
    LOCATION('L'),
    TRANSIT('T'),
    PARTY('P'),
    INSIDE('I'),
    UNKNOWN('U');

    private final char code;

    Custody(char code) {
        this.code = code;
    }

    @Override
    public char code() {
        return code;
    }
}
