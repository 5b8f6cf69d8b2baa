package io.serialhub.connection;

import io.serialhub.base.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import org.jdbi.v3.core.Handle;

/** The check that every write of a turn makes: whether it is still its turn. */
@ApplicationScoped
class TurnLease {
    static String name(String connection) {
        return "connection:" + connection;
    }

    /** Locks the lease's row, so that it stays so to the end of the transaction. */
    boolean isHeld(Handle h, Turn turn) {
        return h.createUpdate("UPDATE lease SET fence = fence WHERE name = :name AND fence = :fence")
                        .bind("name", name(turn.connection()))
                        .bind("fence", turn.fence())
                        .execute()
                == 1;
    }

    /** Whoever has the turn has it no more. */
    void end(Handle h, String connection) {
        h.createUpdate("UPDATE lease SET fence = fence + 1 WHERE name = :name")
                .bind("name", name(connection))
                .execute();
    }

    /** @throws Problem turn-lost */
    void check(Handle h, Turn turn) {
        if (!isHeld(h, turn)) {
            throw Problem.conflict("turn-lost", "connection", turn.connection());
        }
    }
}
