package io.serialhub.imports;

import io.serialhub.base.Coded;

/** What became of a row, or would become of it. */
public enum RowOutcome implements Coded {
    /** It brought in something new. */
    CREATED('C'),
    /** It changed what stood there. */
    CHANGED('H'),
    /** It says what stood there already. */
    ALREADY('A'),
    /** It was taken, but somebody should look at it. */
    WARNED('W'),
    REFUSED('R'),
    /** It is a total or a note, or belongs to a sheet that is not read. */
    PASSED_OVER('N');

    private final char code;

    RowOutcome(char code) {
        this.code = code;
    }

    @Override
    public char code() {
        return code;
    }
}
