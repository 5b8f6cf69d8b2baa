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
import java.util.Comparator;
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

    /** In the order of {@link #claimed}. */
    private static final String CONTENT = """
            SELECT d.id, d.fence, d.part, d.attempts, d.units, d.next_attempt_at, o.id, o.type, o.subject, o.created_at,
                   o.event_id, o.payload, g.id, g.created_at
            FROM --DERBY-PROPERTIES joinOrder=FIXED
                 %s
            JOIN outbox o --DERBY-PROPERTIES joinStrategy=NESTEDLOOP
              ON o.id = d.outbox_id
            LEFT JOIN outbox g --DERBY-PROPERTIES joinStrategy=NESTEDLOOP
              ON g.id = d.gap
            """;

    private static final String ONE =
            CONTENT.formatted("delivery d --DERBY-PROPERTIES constraint=DELIVERY_PK") + "WHERE d.id = :id";

    /** In the order of their index, so that a long backlog costs no more than a short one. */
    private static final String DUE = CONTENT.formatted("""
            (SELECT id, fence, part, attempts, units, next_attempt_at, outbox_id, gap
                  FROM delivery --DERBY-PROPERTIES index=DELIVERY_DUE
                  WHERE subscription_id = :receiver AND status = 'P' AND next_attempt_at <= :now <after>
                  ORDER BY next_attempt_at, outbox_id
                  FETCH FIRST <most> ROWS ONLY) d""");

    private static final String TARGET = """
            SELECT s.id, s.url, s.code, s.secret, CASE WHEN s.previous_until > :now THEN s.previous_secret END,
                   s.materials, s.failures
            FROM subscription s
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

    /**
     * What is handed out.
     *
     * @param last where the last of them stands, or null when nothing more is due
     */
    record Taken(List<DeliveryTask> tasks, Place last) {
        static final Taken NOTHING = new Taken(List.of(), null);
    }

    /**
     * In the caller's transaction.
     *
     * @param out   what is on its way already
     * @param after only what stands behind it, or null for all
     */
    Taken take(long receiver, long fence, int n, Set<Long> out, Place after) {
        return database.with(h -> {
            database.goByKeys(h);
            return target(h, receiver)
                    .map(target -> take(h, target, fence, target.failures() > 0 ? 1 : n, out, after))
                    .orElse(Taken.NOTHING);
        });
    }

    private Taken take(Handle h, Target target, long fence, int n, Set<Long> out, Place after) {
        int most = Integer.highestOneBit(2 * (after == null ? n + out.size() : n) - 1);
        List<Claimed> due = due(h, target, most, after);
        List<Claimed> taken = due.stream()
                .filter(c -> !out.contains(c.id()))
                .takeWhile(new Room(n)::has)
                .sorted(Comparator.comparing(Claimed::outboxId))
                .toList();
        boolean isAll = due.size() < most || taken.isEmpty();
        return new Taken(
                tasks(taken, fence),
                isAll
                        ? null
                        : taken.stream().map(Claimed::place).max(Place.ORDER).orElseThrow());
    }

    private List<DeliveryTask> tasks(List<Claimed> claimed, long fence) {
        Map<Piece, JsonPart> said = payloads.of(claimed);
        return claimed.stream()
                .map(c -> c.task(fence, c.eventId() == null ? null : said.get(c.piece())))
                .toList();
    }

    private List<Claimed> due(Handle h, Target target, int most, Place after) {
        var query = h.createQuery(DUE)
                .define("after", after == null ? "" : "AND " + database.behind("next_attempt_at", "outbox_id"))
                .define("most", most)
                .bind("receiver", target.id())
                .bind("now", clock.instant());
        if (after != null) {
            query.bind("next_attempt_at", after.due()).bind("outbox_id", after.outboxId());
        }
        return query.map((r, c) -> claimed(r, target)).stream()
                .sorted(Comparator.comparing(Claimed::place, Place.ORDER))
                .toList();
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
        return database.with(h -> h.createQuery(
                                TARGET + "WHERE s.id = (SELECT d.subscription_id FROM delivery d WHERE d.id = :id)")
                        .bind("id", id)
                        .bind("now", clock.instant())
                        .map((r, c) -> target(r))
                        .findOne()
                        .flatMap(target -> h.createQuery(ONE)
                                .bind("id", id)
                                .map((r, c) -> claimed(r, target))
                                .findOne()))
                .map(found -> tasks(List.of(found), 0).get(0).body());
    }

    /** A receiver that gets messages just now. */
    private Optional<Target> target(Handle h, long receiver) {
        return h.createQuery(TARGET
                        + "WHERE s.id = :id AND s.active = TRUE AND (s.paused_until IS NULL OR s.paused_until <= :now)")
                .bind("id", receiver)
                .bind("now", clock.instant())
                .map((r, c) -> target(r))
                .findOne();
    }

    private Target target(ResultSet r) throws SQLException {
        String code = r.getString(3);
        List<String> secrets = Stream.of(r.getString(4), Objects.requireNonNullElse(r.getString(5), ""))
                .filter(secret -> !secret.isEmpty())
                .map(secret -> subscriptions.opened(code, secret))
                .toList();
        return new Target(r.getLong(1), r.getString(2), secrets, SubscriptionTable.list(r.getString(6)), r.getInt(7));
    }

    /** So many messages, and not more units in them than memory is meant for. */
    private static final class Room {
        private int messages;
        private int units = MOST_UNITS;

        Room(int messages) {
            this.messages = messages;
        }

        boolean has(Claimed due) {
            boolean room = messages > 0 && units > 0;
            messages--;
            units -= Math.min(due.units(), UNITS_OF_A_PART);
            return room;
        }
    }

    private static Claimed claimed(ResultSet r, Target target) throws SQLException {
        var gapAt = r.getTimestamp(14);
        return new Claimed(
                r.getLong(1),
                r.getLong(2),
                r.getInt(3),
                r.getInt(4),
                r.getInt(5),
                r.getTimestamp(6).toInstant(),
                target,
                r.getLong(7),
                r.getString(8),
                r.getString(9),
                r.getTimestamp(10).toInstant(),
                Columns.number(r, 11),
                r.getString(12),
                gapAt == null ? null : MessageId.of(r.getLong(13), gapAt.toInstant()));
    }
}
