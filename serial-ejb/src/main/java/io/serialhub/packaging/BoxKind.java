package io.serialhub.packaging;

import io.serialhub.base.Coded;

/** What kind of handling unit it is. */
public enum BoxKind implements Coded {
    CARTON('C'),
    PALLET('P');

    private final char code;

    BoxKind(char code) {
        this.code = code;
    }

    @Override
    public char code() {
        return code;
    }
}
