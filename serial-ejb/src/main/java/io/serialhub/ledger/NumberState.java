package io.serialhub.ledger;

import io.serialhub.base.Coded;

/** Axis <em>number</em>: how far a unit's number has come. A number that was encoded is never handed out again. */
public enum NumberState implements Coded {
    ALLOCATED('A'),
    ENCODED('E'),
    COMMISSIONED('C'),
    RETIRED('R'),
    VOID('V');

    private final char code;

    NumberState(char code) {
        this.code = code;
    }

    @Override
    public char code() {
        return code;
    }
}
