package io.serialhub.material;

import io.serialhub.base.Coded;

/** How closely a material is followed: each piece by its number, by lot only, or not at all. */
public enum Tracking implements Coded {
    SERIAL('S'),
    LOT('L'),
    NONE('N');

    private final char code;

    Tracking(char code) {
        this.code = code;
    }

    @Override
    public char code() {
        return code;
    }
}
