package io.serialhub.numbering;

import io.serialhub.base.Coded;

/** Whom the numbers of a pool are kept for. */
public enum PoolKind implements Coded {
    FREE('F'),
    ORDER('O'),
    LINE('L'),
    SUPPLIER('S');

    private final char code;

    PoolKind(char code) {
        this.code = code;
    }

    @Override
    public char code() {
        return code;
    }
}
