package io.serialhub.message;

import io.serialhub.base.Coded;

/** What became of a message so far. */
public enum MessageStatus implements Coded {
    /** Being worked on, or to be sent, for the first time or again. */
    WAITING('P'),
    /** Its turn comes after an earlier message of one of its units. */
    HELD('H'),
    DONE('D'),
    /** Some rows of it were taken, others refused. */
    PARTLY('T'),
    /** Came a second time and changed nothing. */
    REPEATED('R'),
    /** Ours or theirs said no; nothing changed. Waits for a person. */
    REFUSED('F'),
    /** Given up after the last attempt; waits for a person. */
    DEAD('X'),
    /** A person decided that it is not needed any more. */
    DISCARDED('C');

    private final char code;

    MessageStatus(char code) {
        this.code = code;
    }

    @Override
    public char code() {
        return code;
    }
}
