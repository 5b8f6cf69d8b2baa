package io.serialhub.outbox;

import io.serialhub.base.Coded;

public enum DeliveryStatus implements Coded {
    PENDING('P'),
    DELIVERED('D'),
    /** Given up after the last attempt or because the receiver said so; waits for a person to replay it. */
    DEAD('X');

    private final char code;

    DeliveryStatus(char code) {
        this.code = code;
    }

    @Override
    public char code() {
        return code;
    }
}
