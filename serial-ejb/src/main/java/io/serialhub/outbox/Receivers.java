package io.serialhub.outbox;

import io.serialhub.base.Database;
import io.serialhub.base.Tally;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** How it goes with every receiver: what waits, over all nodes, and what came of this node's attempts. */
@ApplicationScoped
public class Receivers {
    private final Tally<Long> tally = new Tally<>();

    private Database database;
    private Clock clock;

    protected Receivers() {}

    @Inject
    public Receivers(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void settled(List<DeliveryResult> results) {
        Instant now = clock.instant();
        results.forEach(result -> tally.count(result.task().subscriptionId(), result.isDelivered(), now));
    }

    private record Row(long id, String code, long waiting, Long oldest, long dead) {}

    /** Reads what waits or is dead and nothing of what was delivered, from the index alone. */
    public List<ReceiverFigures> figures() {
        return database.with(h -> {
            Map<Long, Row> rows = new LinkedHashMap<>();
            h.createQuery("SELECT id, code FROM subscription ORDER BY code")
                    .map((r, c) -> new Row(r.getLong(1), r.getString(2), 0, null, 0))
                    .forEach(idle -> rows.put(idle.id(), idle));
            h.createQuery("""
                            SELECT s.id, s.code, COUNT(CASE WHEN d.status IN ('P', 'H') THEN 1 END),
                                   MIN(CASE WHEN d.status IN ('P', 'H') THEN d.outbox_id END),
                                   COUNT(CASE WHEN d.status = 'X' THEN 1 END)
                            FROM --DERBY-PROPERTIES joinOrder=FIXED
                                 subscription s
                            JOIN delivery d --DERBY-PROPERTIES joinStrategy=NESTEDLOOP, index=DELIVERY_DUE
                              ON d.subscription_id = s.id
                            WHERE d.status IN ('P', 'H', 'X')
                            GROUP BY s.id, s.code
                            """)
                    .map((r, c) -> {
                        long oldest = r.getLong(4);
                        Long known = r.wasNull() ? null : Long.valueOf(oldest);
                        return new Row(r.getLong(1), r.getString(2), r.getLong(3), known, r.getLong(5));
                    })
                    .forEach(busy -> rows.put(busy.id(), busy));
            Map<Long, Instant> happened = happened(
                    h,
                    rows.values().stream()
                            .filter(row -> row.oldest() != null)
                            .map(Row::oldest)
                            .distinct()
                            .toList());
            return rows.values().stream()
                    .map(row -> new ReceiverFigures(
                            row.code(),
                            row.waiting(),
                            row.oldest() == null ? null : happened.get(row.oldest()),
                            row.dead(),
                            tally.of(row.id())))
                    .toList();
        });
    }

    private Map<Long, Instant> happened(Handle h, List<Long> messages) {
        record At(long id, Timestamp at) {}
        return messages.isEmpty()
                ? Map.of()
                : database
                        .in(h.createQuery("SELECT id, created_at FROM outbox WHERE id <ids>"), "ids", messages)
                        .map((r, c) -> new At(r.getLong(1), r.getTimestamp(2)))
                        .stream()
                        .collect(Collectors.toMap(At::id, at -> at.at().toInstant()));
    }
}
