package io.serialhub.message;

import io.serialhub.base.Database;
import io.serialhub.base.Reason;
import io.serialhub.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/** Tells others, as {@code alert.message-refused}, that something came in and was refused: the first of a partner's in ten minutes. */
@ApplicationScoped
class Refusals {
    private static final Duration QUIET = Duration.ofMinutes(10);

    private Database database;
    private Outbox outbox;
    private Clock clock;

    protected Refusals() {}

    @Inject
    Refusals(Database database, Outbox outbox, Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @param message the id that its sender gave it, or null */
    record Refused(String number, String partner, String channel, String type, String message, Reason reason) {}

    /** In the transaction that writes the result down. */
    void told(long id, MessageResult result) {
        if (result.status() == MessageStatus.REFUSED && !isRepeated(id)) {
            Refused refused = database.with(
                    h -> h.createQuery("SELECT partner, channel, type, message FROM message WHERE id = :id")
                            .bind("id", id)
                            .map((r, c) -> new Refused(
                                    Long.toString(id),
                                    r.getString(1),
                                    r.getString(2),
                                    r.getString(3),
                                    r.getString(4),
                                    result.reason()))
                            .one());
            outbox.add("alert.message-refused", "partner/" + refused.partner(), null, refused);
        }
    }

    private boolean isRepeated(long id) {
        String sql = """
                SELECT COUNT(*) FROM message m JOIN message e ON e.partner = m.partner
                WHERE m.id = :id AND e.id <> m.id AND e.status = 'F' AND e.settled_at > :since
                """;
        return database.with(h -> h.createQuery(sql)
                        .bind("id", id)
                        .bind("since", clock.instant().minus(QUIET))
                        .mapTo(Integer.class)
                        .one())
                > 0;
    }
}
