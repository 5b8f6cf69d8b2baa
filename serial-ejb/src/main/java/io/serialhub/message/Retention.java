package io.serialhub.message;

import io.serialhub.base.Database;
import io.serialhub.base.Settings;
import io.serialhub.base.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Removes what was kept long enough, a few hundred rows in each transaction: what was said before the line that says so, and
 * never what still waits for somebody. {@code serial.keep.message-texts}, {@code serial.keep.messages} and
 * {@code serial.keep.deliveries} are days.
 */
@ApplicationScoped
class Retention {
    private static final int PIECE = 500;

    /** In one run; the next goes on. */
    private static final int MOST_PIECES = 200;

    /** The original of a refused message: it can be taken in again as long as nobody has let it go. */
    private static final String NEEDED =
            "(side = 'O' AND EXISTS (SELECT 1 FROM message m WHERE m.id = message_id AND m.status = 'F'))";

    private Database database;
    private Transactions transactions;
    private Clock clock;

    protected Retention() {}

    @Inject
    Retention(Database database, Transactions transactions, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @return how many rows went */
    int run() {
        return all(
                        """
                        SELECT message_id FROM message_text WHERE kept_at < :before AND NOT %1$s
                        ORDER BY kept_at FETCH FIRST 500 ROWS ONLY
                        """.formatted(NEEDED),
                        before("serial.keep.message-texts", "90"),
                        List.of("DELETE FROM message_text WHERE message_id <ids> AND NOT " + NEEDED))
                + all(
                        """
                        SELECT id FROM message WHERE happened_at < :before AND status NOT IN ('P', 'F', 'X')
                        ORDER BY happened_at FETCH FIRST 500 ROWS ONLY
                        """,
                        before("serial.keep.messages", "400"),
                        List.of(
                                "DELETE FROM message_text WHERE message_id <ids>",
                                "DELETE FROM message_key WHERE message_id <ids>",
                                "DELETE FROM message_event WHERE message_id <ids>",
                                "DELETE FROM message WHERE id <ids>"))
                + all(
                        """
                        SELECT id FROM delivery WHERE status IN ('D', 'C') AND settled_at < :before
                        ORDER BY id FETCH FIRST 500 ROWS ONLY
                        """,
                        before("serial.keep.deliveries", "90"),
                        List.of(
                                "DELETE FROM delivery_try WHERE delivery_id <ids>",
                                "DELETE FROM delivery WHERE id <ids>"))
                + all("""
                        SELECT o.id FROM outbox o
                        WHERE o.fanned_out = TRUE AND o.created_at < :before
                          AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.outbox_id = o.id)
                        ORDER BY o.id FETCH FIRST 500 ROWS ONLY
                        """, before("serial.keep.deliveries", "90"), List.of("DELETE FROM outbox WHERE id <ids>"));
    }

    private Instant before(String setting, String days) {
        return clock.instant().minus(Duration.ofDays(Long.parseLong(Settings.get(setting, days))));
    }

    private int all(String old, Instant before, List<String> deletes) {
        int gone = 0;
        for (int i = 0; i < MOST_PIECES; i++) {
            int piece = transactions.required(() -> database.with(h -> piece(h, old, before, deletes)));
            gone += piece;
            if (piece < PIECE) {
                break;
            }
        }
        return gone;
    }

    private int piece(Handle h, String old, Instant before, List<String> deletes) {
        List<Long> ids =
                h.createQuery(old).bind("before", before).mapTo(Long.class).list();
        if (!ids.isEmpty()) {
            deletes.forEach(sql -> database.in(h.createUpdate(sql), "ids", ids).execute());
        }
        return ids.size();
    }
}
