package io.serialhub.location;

import io.serialhub.base.Coded;

/** What happens at a location. Units at a plant or a line are in production, elsewhere in stock. */
public enum LocationKind implements Coded {
    PLANT('G'),
    LINE('P'),
    WAREHOUSE('W'),
    BIN('B'),
    SHOP('H'),
    SERVICE('V');

    private final char code;

    LocationKind(char code) {
        this.code = code;
    }

    @Override
    public char code() {
        return code;
    }

    public boolean isProduction() {
        return this == PLANT || this == LINE;
    }
}
