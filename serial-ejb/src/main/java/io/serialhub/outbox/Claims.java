package io.serialhub.outbox;

import io.serialhub.base.Columns;
import io.serialhub.base.Database;
import io.serialhub.outbox.PayloadSource.JsonPart;
import io.serialhub.outbox.PayloadSource.Piece;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Reads the due deliveries of one receiver for the node that has its lane, messages and all, in a number of statements that
 * does not grow with them; nothing is written.
 */
@ApplicationScoped
class Claims {
    /** In one hand. */
    private static final int MOST_UNITS = 10_000;

    private static final int UNITS_OF_A_PART = 500;

    private static final String CONTENT = """
            SELECT d.id, d.fence, d.part, d.attempts, d.units, s.id AS subscription_id, s.code, s.url, s.materials, s.secret,
                   CASE WHEN s.previous_until > :now THEN s.previous_secret END AS previous_secret,
                   o.id AS outbox_id, o.type, o.subject, o.created_at, o.event_id, o.payload,
                   g.id AS gap_id, g.created_at AS gap_at
            FROM --DERBY-PROPERTIES joinOrder=FIXED
                 delivery d --DERBY-PROPERTIES index=DELIVERY_KEY
            JOIN outbox o --DERBY-PROPERTIES joinStrategy=NESTEDLOOP
              ON o.id = d.outbox_id
            JOIN subscription s ON s.id = d.subscription_id
            LEFT JOIN outbox g ON g.id = d.gap
            WHERE d.id <ids>
            """;

    private Database database;
    private Payloads payloads;
    private SubscriptionTable subscriptions;
    private Clock clock;

    protected Claims() {}

    @Inject
    Claims(Database database, Payloads payloads, SubscriptionTable subscriptions, Clock clock) {
        this.database = database;
        this.payloads = payloads;
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    /** In the caller's transaction. @param out what is on its way already */
    List<DeliveryTask> take(long receiver, long fence, int n, Set<Long> out) {
        return database.with(h -> {
            Instant now = clock.instant();
            List<Long> ids = due(h, receiver, n, out, now);
            if (ids.isEmpty()) {
                return List.of();
            }
            List<Claimed> claimed = read(h, ids, now);
            Map<Piece, JsonPart> said = payloads.of(claimed);
            return claimed.stream()
                    .map(c -> c.task(fence, c.eventId() == null ? null : said.get(c.piece())))
                    .toList();
        });
    }

    /** Who has something to be sent just now. */
    List<Long> waiting() {
        String sql = """
                SELECT s.id FROM subscription s
                WHERE s.active = TRUE AND (s.paused_until IS NULL OR s.paused_until <= :now)
                  AND EXISTS (SELECT 1 FROM delivery d
                              WHERE d.subscription_id = s.id AND d.status = 'P' AND d.next_attempt_at <= :now)
                """;
        return database.with(h -> h.createQuery(sql)
                .bind("now", clock.instant())
                .mapTo(Long.class)
                .list());
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

    private List<Long> due(Handle h, long receiver, int n, Set<Long> out, Instant now) {
        int most = most(h, receiver, n, now);
        return most == 0
                ? List.of()
                : due(h, receiver, most, out.size(), now).stream()
                        .filter(due -> !out.contains(due.id()))
                        .takeWhile(new Room(most)::has)
                        .map(Due::id)
                        .toList();
    }

    /** Of a receiver that was down just one, to see whether it is back. */
    private static int most(Handle h, long receiver, int n, Instant now) {
        String sql = """
                SELECT failures FROM subscription
                WHERE id = :id AND active = TRUE AND (paused_until IS NULL OR paused_until <= :now)
                """;
        return h.createQuery(sql)
                .bind("id", receiver)
                .bind("now", now)
                .mapTo(Integer.class)
                .findOne()
                .map(failures -> failures > 0 ? 1 : n)
                .orElse(0);
    }

    private record Due(long id, int units) {}

    /** So many messages, and not more units in them than memory is meant for. */
    private static final class Room {
        private int messages;
        private int units = MOST_UNITS;

        Room(int messages) {
            this.messages = messages;
        }

        boolean has(Due due) {
            boolean room = messages > 0 && units > 0;
            messages--;
            units -= Math.min(due.units(), UNITS_OF_A_PART);
            return room;
        }
    }

    /** Due deliveries in the order of their index, so that a long backlog costs no more than a short one. */
    private static List<Due> due(Handle h, long receiver, int most, int out, Instant now) {
        String sql = """
                SELECT d.id, d.units FROM delivery d --DERBY-PROPERTIES index=DELIVERY_DUE
                WHERE d.subscription_id = :receiver AND d.status = 'P' AND d.next_attempt_at <= :now
                ORDER BY d.next_attempt_at, d.outbox_id
                FETCH FIRST %d ROWS ONLY
                """.formatted(Integer.highestOneBit((most + out) * 2));
        return h.createQuery(sql)
                .bind("receiver", receiver)
                .bind("now", now)
                .map((r, c) -> new Due(r.getLong(1), r.getInt(2)))
                .list();
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
                Columns.number(r, "event_id"),
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
