package io.serialhub.outbox;

import io.serialhub.base.Actor;
import io.serialhub.base.Database;
import io.serialhub.base.Json;
import io.serialhub.base.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/**
 * What others are to be told, written in the transaction of what happened: told if and only if it happened. Any room may
 * call it. The database numbers the rows one by one, so that the messages of whoever holds a lock on the subject are in
 * the order of the changes, on any number of nodes.
 */
@ApplicationScoped
public class Outbox {
    private Database database;
    private Transactions transactions;
    private Bell bell;
    private Clock clock;

    protected Outbox() {}

    @Inject
    Outbox(Database database, Transactions transactions, Bell bell, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.bell = bell;
        this.clock = clock;
    }

    /**
     * @param type    what happened, in dotted lower case: {@code unit.shipped}
     * @param subject whom it happened to, in the words of the receiver: a unit's code, an order, a batch; messages of one
     *                subject reach a receiver in order
     * @param eventId the event in the ledger that the message is built from when it is sent, or null
     * @param payload what to say, written as JSON now; null where the event says it
     */
    public void add(String type, String subject, Long eventId, Object payload) {
        String sql = """
                INSERT INTO outbox (type, subject, site, event_id, payload, created_at, fanned_out)
                VALUES (:type, :subject, :site, :event, :payload, :now, FALSE)
                """;
        database.use(h -> h.createUpdate(sql)
                .bind("type", type)
                .bind("subject", subject)
                .bind("site", Actor.current().site())
                .bind("event", eventId)
                .bind("payload", payload == null ? null : Json.writeTold(payload))
                .bind("now", clock.instant())
                .execute());
        transactions.afterCommit(Bell.class, bell::ring);
    }
}
