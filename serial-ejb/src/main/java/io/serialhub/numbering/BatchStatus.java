package io.serialhub.numbering;

import io.serialhub.base.Coded;

/** How far a batch is; the last three are final. */
public enum BatchStatus implements Coded {
    QUEUED('Q'),
    RUNNING('R'),
    DONE('D'),
    CANCELLED('X'),
    FAILED('F');

    private final char code;

    BatchStatus(char code) {
        this.code = code;
    }

    @Override
    public char code() {
        return code;
    }

    public boolean isFinal() {
        return this != QUEUED && this != RUNNING;
    }
}
