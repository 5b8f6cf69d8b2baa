package io.serialhub.outbox;

import io.serialhub.base.Database;
import io.serialhub.base.Tally;
import io.serialhub.outbox.Queues.Queue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/** How it goes with the receivers: what waits, over all nodes, and what came of this node's attempts. */
@ApplicationScoped
public class Receivers {
    private final Tally<Long> tally = new Tally<>();

    private Database database;
    private Queues queues;
    private Clock clock;

    protected Receivers() {}

    @Inject
    Receivers(Database database, Queues queues, Clock clock) {
        this.database = database;
        this.queues = queues;
        this.clock = clock;
    }

    void settled(List<DeliveryResult> results) {
        Instant now = clock.instant();
        results.forEach(result -> tally.count(result.task().subscriptionId(), result.isDelivered(), now));
    }

    /** By code. */
    public List<ReceiverFigures> figures() {
        return database.with(h -> {
            Map<Long, Queue> before = queues.all(h);
            Map<Long, Instant> happened = happened(h, before.values());
            return h.createQuery("SELECT id, code FROM subscription ORDER BY code")
                    .map((r, c) -> {
                        Queue queue = before.getOrDefault(r.getLong(1), Queue.EMPTY);
                        return new ReceiverFigures(
                                r.getString(2),
                                queue.waiting(),
                                happened.get(queue.oldest()),
                                queue.dead(),
                                tally.of(r.getLong(1)));
                    })
                    .list();
        });
    }

    Backlog backlog() {
        return database.with(h -> {
            Collection<Queue> all = queues.all(h).values();
            int stopped = h.createQuery("SELECT COUNT(*) FROM subscription WHERE stopped IS NOT NULL")
                    .mapTo(Integer.class)
                    .one();
            return new Backlog(
                    all.stream().mapToLong(Queue::waiting).sum(),
                    all.stream().mapToLong(Queue::held).sum(),
                    all.stream().mapToLong(Queue::again).sum(),
                    all.stream().mapToLong(Queue::dead).sum(),
                    happened(h, all).values().stream()
                            .min(Comparator.naturalOrder())
                            .orElse(null),
                    stopped);
        });
    }

    /** When the first message of each queue happened, by its outbox row. */
    private Map<Long, Instant> happened(Handle h, Collection<Queue> queues) {
        record At(Long id, Timestamp at) {}
        List<Long> messages = queues.stream()
                .map(Queue::oldest)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var found = new HashMap<Long, Instant>();
        if (!messages.isEmpty()) {
            database.in(h.createQuery("SELECT id, created_at FROM outbox WHERE id <ids>"), "ids", messages)
                    .map((r, c) -> new At(r.getLong(1), r.getTimestamp(2)))
                    .forEach(at -> found.put(at.id(), at.at().toInstant()));
        }
        return found;
    }
}
