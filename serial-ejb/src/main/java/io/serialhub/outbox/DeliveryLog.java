package io.serialhub.outbox;

import io.serialhub.base.Coded;
import io.serialhub.base.Columns;
import io.serialhub.base.Database;
import io.serialhub.base.Mask;
import io.serialhub.base.Problem;
import io.serialhub.base.Where;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** What was sent, what waits and what was given up; newest first. For the log of messages; others come through {@link Deliveries}. */
@ApplicationScoped
public class DeliveryLog {
    private static final String VIEW = """
            SELECT d.id, s.code, s.url, o.id AS outbox_id, o.type, o.subject, o.created_at, o.event_id, d.units, d.status,
                   d.part, d.attempts, d.next_attempt_at, d.last_status, d.last_error, d.last_answer, d.latency_ms,
                   d.settled_at, w.id AS waits_id, w.created_at AS waits_at
            FROM delivery d
            JOIN outbox o ON o.id = d.outbox_id
            JOIN subscription s ON s.id = d.subscription_id
            LEFT JOIN outbox w ON w.id = d.waits_for
            """;

    private static final Pattern EVENT = Pattern.compile("event/(\\d{1,18})");

    /** By what it has to do with: each branch on an index of its own. An event's message is about a unit, an order or the event. */
    private static final String ABOUT = """
            d.outbox_id IN (SELECT p.outbox_id FROM delivery p WHERE p.subject = :key AND p.event_id IS NULL
                            UNION SELECT p.outbox_id FROM unit u JOIN event_unit l ON l.unit_id = u.id
                              JOIN delivery p ON p.event_id = l.event_id WHERE u.code = :key
                            UNION SELECT p.outbox_id FROM doc_order r JOIN event l ON l.order_id = r.id
                              JOIN delivery p ON p.event_id = l.id WHERE r.code = :key)
            """;

    private final Mask mask = new Mask();

    private Database database;
    private Claims claims;

    protected DeliveryLog() {}

    @Inject
    DeliveryLog(Database database, Claims claims) {
        this.database = database;
        this.claims = claims;
    }

    /** At most one more than asked for, at a glance. @param before only those with a smaller number */
    public List<DeliveryView> list(DeliveryFilter filter, long before, int limit) {
        return database.with(h -> where(filter, before)
                .on(h.createQuery(
                        VIEW + "<where> ORDER BY d.id DESC FETCH FIRST <limit> ROWS ONLY" + database.glance()))
                .define("limit", limit + 1)
                .map(DeliveryLog::view)
                .list());
    }

    /** Numbers of those that match, the smallest first. @param after only those with a larger number */
    List<Long> ids(Handle h, DeliveryFilter filter, long after, int limit) {
        return where(filter, Long.MAX_VALUE)
                .and("d.id > :after", "after", after)
                .on(h.createQuery("""
                        SELECT d.id FROM delivery d JOIN outbox o ON o.id = d.outbox_id
                        JOIN subscription s ON s.id = d.subscription_id
                        <where> ORDER BY d.id FETCH FIRST <limit> ROWS ONLY
                        """))
                .define("limit", limit)
                .mapTo(Long.class)
                .list();
    }

    private static Where where(DeliveryFilter filter, long before) {
        Long outbox = filter.key() == null ? null : MessageId.outboxId(filter.key());
        Long event = filter.key() == null ? null : event(filter.key());
        return new Where()
                .and("d.id < :before", "before", before)
                .is("d.status", filter.status())
                .and("s.code = :subscription", "subscription", filter.subscription())
                .and("o.type = :type", "type", filter.type())
                .and("o.created_at >= :from", "from", filter.from())
                .and("o.created_at < :until", "until", filter.until())
                .and("d.outbox_id = :outbox", "outbox", outbox)
                .and("d.event_id = :event", "event", event)
                .and(ABOUT, "key", outbox == null && event == null ? filter.key() : null);
    }

    private static Long event(String key) {
        var found = EVENT.matcher(key);
        return found.matches() ? Long.valueOf(found.group(1)) : null;
    }

    public DeliveryView get(long id) {
        return database.with(h -> h.createQuery(VIEW + "WHERE d.id = :id")
                .bind("id", id)
                .map(DeliveryLog::view)
                .findOne()
                .orElseThrow(() -> Problem.notFound("unknown-delivery", "id", id)));
    }

    public DeliveryDetail detail(long id) {
        DeliveryView view = get(id);
        String body =
                claims.body(id).map(text -> mask.of("application/json", text)).orElse(null);
        return database.with(h -> h.createQuery(VIEW + "WHERE d.id = :id")
                .bind("id", id)
                .map((r, c) -> new DeliveryDetail(
                        view, r.getString("url"), Columns.number(r, "event_id"), body, tries(h, view)))
                .one());
    }

    private static List<DeliveryDetail.Attempt> tries(Handle h, DeliveryView view) {
        var tries = new ArrayList<>(h.createQuery("""
                        SELECT part, tried_at, status, latency_ms, answer FROM delivery_try
                        WHERE delivery_id = :id ORDER BY fence
                        """)
                .bind("id", view.id())
                .map((r, c) -> new DeliveryDetail.Attempt(
                        r.getInt(1), instant(r, "tried_at"), Columns.whole(r, 3), Columns.whole(r, 4), r.getString(5)))
                .list());
        if (view.status() == DeliveryStatus.DELIVERED) {
            tries.add(new DeliveryDetail.Attempt(
                    view.part(), view.settledAt(), view.lastStatus(), view.latencyMs(), view.lastAnswer()));
        }
        return tries;
    }

    private static DeliveryView view(ResultSet r, StatementContext context) throws SQLException {
        Instant createdAt = instant(r, "created_at");
        Instant waitsAt = instant(r, "waits_at");
        return new DeliveryView(
                r.getLong("id"),
                MessageId.of(r.getLong("outbox_id"), createdAt),
                r.getString("code"),
                r.getString("type"),
                r.getString("subject"),
                r.getInt("units"),
                Coded.ofCode(DeliveryStatus.class, r.getString("status")),
                r.getInt("part"),
                r.getInt("attempts"),
                createdAt,
                instant(r, "next_attempt_at"),
                waitsAt == null ? null : MessageId.of(r.getLong("waits_id"), waitsAt),
                Columns.whole(r, "last_status"),
                r.getString("last_error"),
                r.getString("last_answer"),
                Columns.whole(r, "latency_ms"),
                instant(r, "settled_at"));
    }

    private static Instant instant(ResultSet r, String column) throws SQLException {
        Timestamp timestamp = r.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
