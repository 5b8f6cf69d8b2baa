package io.serialhub.party;

import io.serialhub.base.Coded;

/** What a party mainly is to us; {@link #OWN} are our own companies. */
public enum PartyKind implements Coded {
    OWN('O'),
    CUSTOMER('C'),
    DEALER('D'),
    SUPPLIER('S'),
    CARRIER('T');

    private final char code;

    PartyKind(char code) {
        this.code = code;
    }

    @Override
    public char code() {
        return code;
    }
}
