package io.serialhub.job;

import io.serialhub.base.Coded;

/** How far a job is; a paused one waits until somebody lets it go on; the last three are final. */
public enum JobStatus implements Coded {
    QUEUED('Q'),
    RUNNING('R'),
    PAUSED('P'),
    DONE('D'),
    CANCELLED('X'),
    FAILED('F');

    private final char code;

    JobStatus(char code) {
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
