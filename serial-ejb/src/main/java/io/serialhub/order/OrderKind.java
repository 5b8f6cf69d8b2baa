package io.serialhub.order;

import io.serialhub.base.Coded;

/** Why units are to move: to be made, bought, sold, brought to another place, or taken back. */
public enum OrderKind implements Coded {
    WORK('W'),
    PURCHASE('P'),
    SALES('S'),
    TRANSFER('T'),
    RETURN('R');

    private final char code;

    OrderKind(char code) {
        this.code = code;
    }

    @Override
    public char code() {
        return code;
    }

    /** Somebody outside stands on the other side. */
    public boolean needsParty() {
        return this == PURCHASE || this == SALES || this == RETURN;
    }
}
