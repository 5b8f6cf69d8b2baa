package io.serialhub.material;

import io.serialhub.base.Coded;

/** What starts the warranty of a unit: that it was delivered, or that its customer registered. */
public enum WarrantyStart implements Coded {
    DELIVERY('D'),
    REGISTRATION('R');

    private final char code;

    WarrantyStart(char code) {
        this.code = code;
    }

    @Override
    public char code() {
        return code;
    }
}
