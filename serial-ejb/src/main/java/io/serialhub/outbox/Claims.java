package io.serialhub.outbox;

import io.serialhub.base.Database;
import io.serialhub.outbox.PayloadSource.JsonPart;
import io.serialhub.outbox.PayloadSource.Piece;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Takes due deliveries for one dispatcher, no more than a fair share for each receiver; of a receiver that was down just
 * one, to see whether it is back. A claim ends by itself, so that a dispatcher that died costs minutes and no message; the
 * fence that every claim raises keeps a late report of it from being believed.
 */
@ApplicationScoped
class Claims {
    /** Longer than a dispatcher works on a hand; when it dies, others go on after so long. */
    private static final Duration LENGTH = Duration.ofSeconds(60);

    private static final String CONTENT = """
            SELECT d.id, d.fence, d.part, d.attempts, d.units, s.id AS subscription_id, s.code, s.url, s.materials, s.secret,
                   CASE WHEN s.previous_until > :now THEN s.previous_secret END AS previous_secret,
                   o.id AS outbox_id, o.type, o.subject, o.created_at, o.event_id, o.payload,
                   g.id AS gap_id, g.created_at AS gap_at
            FROM delivery d
            JOIN outbox o ON o.id = d.outbox_id
            JOIN subscription s ON s.id = d.subscription_id
            LEFT JOIN outbox g ON g.id = d.gap
            WHERE d.id <ids>
            """;

    private Database database;
    private DispatchLease lease;
    private Payloads payloads;
    private SubscriptionTable subscriptions;
    private Clock clock;

    protected Claims() {}

    @Inject
    Claims(Database database, DispatchLease lease, Payloads payloads, SubscriptionTable subscriptions, Clock clock) {
        this.database = database;
        this.lease = lease;
        this.payloads = payloads;
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    /**
     * In the caller's transaction.
     *
     * @param fence of the one dispatcher, who alone may claim on Derby; empty on another node
     */
    List<DeliveryTask> take(int n, OptionalLong fence) {
        return take(fence, (h, now, databaseNow) -> due(h, n, now, databaseNow));
    }

    /** The same for one receiver. */
    List<DeliveryTask> take(long receiver, int n, OptionalLong fence) {
        return take(
                fence,
                (h, now, databaseNow) -> receivers(h, now).stream()
                        .filter(waiting -> waiting.id() == receiver)
                        .findFirst()
                        .map(waiting -> due(h, receiver, waiting.wasDown() ? 1 : n, now, databaseNow))
                        .orElse(List.of()));
    }

    /** Who has something to be sent just now. */
    List<Long> waiting() {
        return database.with(
                h -> receivers(h, clock.instant()).stream().map(Waiting::id).toList());
    }

    private interface Choice {
        List<Long> of(Handle h, Instant now, Instant databaseNow);
    }

    private List<DeliveryTask> take(OptionalLong fence, Choice choice) {
        return database.with(h -> {
            if (!database.isPostgres() && !(fence.isPresent() && lease.lock(h, fence.getAsLong()))) {
                return List.of();
            }
            Instant now = clock.instant();
            Instant databaseNow = database.now();
            List<Long> ids = choice.of(h, now, databaseNow);
            if (ids.isEmpty()) {
                return List.of();
            }
            mark(h, ids, databaseNow.plus(LENGTH));
            List<Claimed> claimed = read(h, ids, now);
            Map<Piece, JsonPart> said = payloads.of(claimed);
            return claimed.stream()
                    .map(c -> c.task(c.eventId() == null ? null : said.get(c.piece())))
                    .toList();
        });
    }

    /** The message of a delivery as it was sent, or would be sent now. */
    Optional<String> body(long id) {
        return database.with(h -> {
            List<Claimed> found = read(h, List.of(id), clock.instant());
            Map<Piece, JsonPart> said = payloads.of(found);
            return found.stream()
                    .map(c -> c.body(c.eventId() == null ? null : said.get(c.piece())))
                    .findFirst();
        });
    }

    private record Waiting(long id, boolean wasDown) {}

    private List<Long> due(Handle h, int n, Instant now, Instant databaseNow) {
        List<Waiting> receivers = receivers(h, now);
        Collections.shuffle(receivers);
        int share = Math.max(1, n / Math.max(1, receivers.size()));
        var ids = new ArrayList<Long>();
        for (Waiting receiver : receivers) {
            if (ids.size() < n) {
                ids.addAll(due(h, receiver.id(), receiver.wasDown() ? 1 : share, now, databaseNow));
            }
        }
        return ids;
    }

    private static List<Waiting> receivers(Handle h, Instant now) {
        String sql = """
                SELECT s.id, s.failures FROM subscription s
                WHERE s.active = TRUE AND (s.paused_until IS NULL OR s.paused_until <= :now)
                  AND EXISTS (SELECT 1 FROM delivery d
                              WHERE d.subscription_id = s.id AND d.status = 'P' AND d.next_attempt_at <= :now)
                """;
        return new ArrayList<>(h.createQuery(sql)
                .bind("now", now)
                .map((r, c) -> new Waiting(r.getLong(1), r.getInt(2) > 0))
                .list());
    }

    /** Due deliveries in the order of their index, so that a long backlog costs no more than a short one. */
    private List<Long> due(Handle h, long receiver, int share, Instant now, Instant databaseNow) {
        String sql = """
                SELECT d.id FROM delivery d --DERBY-PROPERTIES index=DELIVERY_DUE
                WHERE d.subscription_id = :receiver AND d.status = 'P' AND d.next_attempt_at <= :now
                  AND (d.claimed_until IS NULL OR d.claimed_until < :databaseNow)
                ORDER BY d.next_attempt_at, d.outbox_id
                FETCH FIRST %d ROWS ONLY
                """.formatted(share);
        return h.createQuery(database.isPostgres() ? sql + " FOR UPDATE OF d SKIP LOCKED" : sql)
                .bind("receiver", receiver)
                .bind("now", now)
                .bind("databaseNow", databaseNow)
                .mapTo(Long.class)
                .list();
    }

    private void mark(Handle h, List<Long> ids, Instant until) {
        database.in(
                        h.createUpdate("UPDATE delivery SET claimed_until = :until, fence = fence + 1 WHERE id <ids>"),
                        "ids",
                        ids)
                .bind("until", until)
                .execute();
    }

    private List<Claimed> read(Handle h, List<Long> ids, Instant now) {
        var opened = new HashMap<String, String>();
        return database.in(h.createQuery(CONTENT + " ORDER BY o.id"), "ids", ids)
                .bind("now", now)
                .map((r, c) -> claimed(r, opened))
                .list();
    }

    private Claimed claimed(ResultSet r, Map<String, String> opened) throws SQLException {
        var gapAt = r.getTimestamp("gap_at");
        return new Claimed(
                r.getLong("id"),
                r.getLong("fence"),
                r.getInt("part"),
                r.getInt("attempts"),
                r.getLong("subscription_id"),
                r.getString("url"),
                secrets(opened, r.getString("code"), r.getString("secret"), r.getString("previous_secret")),
                SubscriptionTable.list(r.getString("materials")),
                r.getLong("outbox_id"),
                r.getString("type"),
                r.getString("subject"),
                r.getTimestamp("created_at").toInstant(),
                r.getObject("event_id", Long.class),
                r.getInt("units"),
                r.getString("payload"),
                gapAt == null ? null : MessageId.of(r.getLong("gap_id"), gapAt.toInstant()));
    }

    /** @param opened what this round has opened already */
    private List<String> secrets(Map<String, String> opened, String code, String... locked) {
        return Stream.of(locked)
                .filter(Objects::nonNull)
                .map(secret -> opened.computeIfAbsent(secret, s -> subscriptions.opened(code, s)))
                .toList();
    }
}
