package io.serialhub.label;

import io.serialhub.base.Coded;

/** How far a label job is; the last three are final. */
public enum LabelJobStatus implements Coded {
    QUEUED('Q'),
    RUNNING('R'),
    DONE('D'),
    CANCELLED('X'),
    FAILED('F');

    private final char code;

    LabelJobStatus(char code) {
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
