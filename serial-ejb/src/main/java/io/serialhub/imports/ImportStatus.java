package io.serialhub.imports;

import io.serialhub.base.Coded;

/** Where a run stands. {@code FAILED}: the file as a whole could not be read; what it had done before stays. */
public enum ImportStatus implements Coded {
    QUEUED('Q'),
    RUNNING('R'),
    DONE('D'),
    FAILED('F');

    private final char code;

    ImportStatus(char code) {
        this.code = code;
    }

    @Override
    public char code() {
        return code;
    }
}
