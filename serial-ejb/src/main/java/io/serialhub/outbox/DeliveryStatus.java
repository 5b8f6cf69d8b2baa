package io.serialhub.outbox;

import io.serialhub.base.Coded;

public enum DeliveryStatus implements Coded {
    PENDING('P'),
    /** Its turn comes when an earlier message of one of its units is delivered or given up. */
    HELD('H'),
    DELIVERED('D'),
    /** Given up after the last attempt or because the receiver said so; waits for a person to replay it. */
    DEAD('X'),
    /** A person decided that the receiver does not need it. */
    DISCARDED('C');

    private final char code;

    DeliveryStatus(char code) {
        this.code = code;
    }

    @Override
    public char code() {
        return code;
    }
}
