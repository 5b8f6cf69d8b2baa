package io.serialhub.connection;

import io.serialhub.base.Coded;

/** What became of a file. */
public enum FileStatus implements Coded {
    /** Being read, or being brought. */
    OPEN('O'),
    /** Read to its end, or brought. */
    DONE('D'),
    /** Could not be read as a whole. */
    REFUSED('R');

    private final char code;

    FileStatus(char code) {
        this.code = code;
    }

    @Override
    public char code() {
        return code;
    }
}
