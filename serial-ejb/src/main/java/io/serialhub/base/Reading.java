package io.serialhub.base;

import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The connection of one call at a door that has no transaction. It is taken when the first statement needs it and given
 * back before a transaction takes one of its own, so that a thread never holds both.
 */
final class Reading {
    private final Jdbi jdbi;
    private Handle handle;
    private int uses;

    Reading(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    <T> T with(Function<Handle, T> work) {
        if (handle == null) {
            handle = jdbi.open();
        }
        uses++;
        try {
            return work.apply(handle);
        } finally {
            uses--;
        }
    }

    /** Unless rows are being read from it at this moment. */
    void giveBack() {
        if (handle != null && uses == 0) {
            handle.close();
            handle = null;
        }
    }
}
