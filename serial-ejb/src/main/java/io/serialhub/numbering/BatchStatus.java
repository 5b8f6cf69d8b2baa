package io.serialhub.numbering;

import io.serialhub.base.Coded;

/** How far a batch is; a paused one waits until somebody lets it go on; the last three are final. */
public enum BatchStatus implements Coded {
    QUEUED('Q'),
    RUNNING('R'),
    PAUSED('P'),
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
        return this != QUEUED && this != RUNNING && this != PAUSED;
    }
}
