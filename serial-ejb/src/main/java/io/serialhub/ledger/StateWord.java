package io.serialhub.ledger;

import io.serialhub.base.Coded;

/** The one word a person sees for a unit. The schema computes it (generated column {@code unit.state}); {@code INSIDE} is replaced by the word of the outermost parent. */
public enum StateWord implements Coded {
    UNASSIGNED('U'),
    IN_PRODUCTION('P'),
    IN_STOCK('K'),
    IN_TRANSIT('T'),
    SOLD('S'),
    IN_REPAIR('R'),
    ENDED('E'),
    INSIDE('I');

    private final char code;

    StateWord(char code) {
        this.code = code;
    }

    @Override
    public char code() {
        return code;
    }
}
