package io.serialhub.material;

import io.serialhub.base.Coded;

/** What a bill of material is for: to assemble one piece, or to ship its components together as one kit. */
public enum BomKind implements Coded {
    ASSEMBLY('A'),
    KIT('K');

    private final char code;

    BomKind(char code) {
        this.code = code;
    }

    @Override
    public char code() {
        return code;
    }
}
