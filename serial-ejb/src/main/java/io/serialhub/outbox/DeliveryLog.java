package io.serialhub.outbox;

import io.serialhub.base.Coded;
import io.serialhub.base.Database;
import io.serialhub.base.Page;
import io.serialhub.base.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.statement.StatementContext;

/** What was sent, what waits and what was given up. */
@ApplicationScoped
class DeliveryLog {
    private static final String VIEW = """
            SELECT d.id, s.code, o.id AS outbox_id, o.type, o.subject, o.created_at, d.status, d.part, d.attempts,
                   d.next_attempt_at, d.last_status, d.last_error, d.latency_ms, d.settled_at
            FROM delivery d JOIN outbox o ON o.id = d.outbox_id JOIN subscription s ON s.id = d.subscription_id
            """;

    private Database database;

    protected DeliveryLog() {}

    @Inject
    DeliveryLog(Database database) {
        this.database = database;
    }

    /** Newest first. */
    Page<DeliveryView> list(DeliveryFilter filter, String after, Integer size) {
        int limit = Page.size(size);
        var where = new StringBuilder("WHERE d.id < :before");
        if (filter.subscription() != null) {
            where.append(" AND s.code = :subscription");
        }
        if (filter.status() != null) {
            where.append(" AND d.status = :status");
        }
        if (filter.subject() != null) {
            where.append(" AND d.subject = :subject");
        }
        String sql = VIEW + where + " ORDER BY d.id DESC FETCH FIRST " + (limit + 1) + " ROWS ONLY";
        List<DeliveryView> rows = database.with(h -> {
            var query = h.createQuery(sql)
                    .bind("before", after == null || after.isBlank() ? Long.MAX_VALUE : cursor(after));
            if (filter.subscription() != null) {
                query.bind("subscription", filter.subscription());
            }
            if (filter.status() != null) {
                query.bind("status", String.valueOf(filter.status().code()));
            }
            if (filter.subject() != null) {
                query.bind("subject", filter.subject());
            }
            return query.map(DeliveryLog::view).list();
        });
        return Page.cut(rows, limit, view -> Long.toString(view.id()));
    }

    DeliveryView get(long id) {
        return database.with(h -> h.createQuery(VIEW + "WHERE d.id = :id")
                .bind("id", id)
                .map(DeliveryLog::view)
                .findOne()
                .orElseThrow(() -> Problem.notFound("unknown-delivery", "id", id)));
    }

    private static long cursor(String after) {
        try {
            return Long.parseLong(after);
        } catch (NumberFormatException e) {
            throw Problem.invalid("bad-cursor", "cursor", after);
        }
    }

    private static DeliveryView view(ResultSet r, StatementContext context) throws SQLException {
        Instant createdAt = r.getTimestamp("created_at").toInstant();
        return new DeliveryView(
                r.getLong("id"),
                MessageId.of(r.getLong("outbox_id"), createdAt),
                r.getString("code"),
                r.getString("type"),
                r.getString("subject"),
                Coded.ofCode(DeliveryStatus.class, r.getString("status")),
                r.getInt("part"),
                r.getInt("attempts"),
                createdAt,
                instant(r.getTimestamp("next_attempt_at")),
                r.getObject("last_status", Integer.class),
                r.getString("last_error"),
                r.getObject("latency_ms", Integer.class),
                instant(r.getTimestamp("settled_at")));
    }

    private static Instant instant(Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
