package io.serialhub.ledger;

import io.serialhub.base.Coded;

/** Axis <em>owner</em>: ours, a customer's (dealers included) or a supplier's. */
public enum OwnerKind implements Coded {
    OWN('O'),
    CUSTOMER('C'),
    SUPPLIER('S');

    private final char code;

    OwnerKind(char code) {
        this.code = code;
    }

    @Override
    public char code() {
        return code;
    }
}
