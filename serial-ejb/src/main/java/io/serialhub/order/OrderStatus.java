package io.serialhub.order;

import io.serialhub.base.Coded;

/** How far an order is. All but cancelled follows from what its lines have done; nobody sets it. */
public enum OrderStatus implements Coded {
    OPEN('O'),
    STARTED('S'),
    DONE('D'),
    CANCELLED('X');

    private final char code;

    OrderStatus(char code) {
        this.code = code;
    }

    @Override
    public char code() {
        return code;
    }

    /** @param done of all lines together, never more than asked for in any of them */
    static OrderStatus of(long quantity, long done) {
        if (done == 0) {
            return OPEN;
        }
        return done < quantity ? STARTED : DONE;
    }
}
