package io.serialhub.connection;

import io.serialhub.base.Coded;

/** How it is known that the sender has written a file to its end. */
public enum Readiness implements Coded {
    /** Its size and time have not changed for some seconds. */
    STABLE('S'),
    /** An empty file of the same name and {@code .done} lies beside it. */
    DONE_FILE('D');

    private final char code;

    Readiness(char code) {
        this.code = code;
    }

    @Override
    public char code() {
        return code;
    }
}
