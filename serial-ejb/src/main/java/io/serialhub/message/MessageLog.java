package io.serialhub.message;

import io.serialhub.base.Actor;
import io.serialhub.base.Database;
import io.serialhub.base.Ids;
import io.serialhub.base.Json;
import io.serialhub.base.Mask;
import io.serialhub.base.Reason;
import io.serialhub.base.Rows;
import io.serialhub.base.Touched;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Writes the log of messages, in the caller's transaction: for rooms that let a message and its effect stand or fall
 * together. Channels come through {@link Messages#handle}.
 */
@ApplicationScoped
public class MessageLog {
    /** The counter of message numbers, which deliveries share, so that one list holds both. */
    public static final String IDS = "message";

    private static final int PIECE = 500;
    private static final int MOST_THINGS = 500;
    private static final int MOST_TEXT = 100_000;
    private static final int MOST_ANSWER = 500;
    private static final int MOST_REASON = 1_000;

    private final Mask mask = new Mask();

    @Inject
    Refusals refusals;

    private Database database;
    private Rows rows;
    private Ids ids;
    private Traffic traffic;
    private Clock clock;

    protected MessageLog() {}

    @Inject
    MessageLog(Database database, Rows rows, Ids ids, Traffic traffic, Clock clock) {
        this.database = database;
        this.rows = rows;
        this.ids = ids;
        this.traffic = traffic;
        this.clock = clock;
    }

    /** Writes a new line, still waiting for what becomes of it. @return its number */
    public long add(NewMessage message) {
        long id = ids.next(IDS);
        Instant now = clock.instant();
        Actor actor = Actor.current();
        database.use(h -> {
            h.createUpdate("""
                            INSERT INTO message (id, direction, channel, partner, type, subject, message, status, attempts,
                                actor, site, happened_at)
                            VALUES (:id, :direction, :channel, :partner, :type, :subject, :message, 'P', 0, :actor, :site, :now)
                            """)
                    .bind("id", id)
                    .bind("direction", String.valueOf(message.direction().code()))
                    .bind("channel", message.channel())
                    .bind("partner", message.partner())
                    .bind("type", message.type())
                    .bind("subject", message.subject())
                    .bind("message", message.message())
                    .bind("actor", actor.login())
                    .bind("site", actor.site())
                    .bind("now", now)
                    .execute();
            keep(h, id, 'S', message.mediaType(), message.payload(), now);
        });
        return id;
    }

    /** Writes down what became of it; again for every further attempt. */
    public void settle(long id, MessageResult result) {
        Instant now = clock.instant();
        String answer = result.answer() == null ? null : mask.of("text/plain", result.answer());
        database.use(h -> {
            h.createUpdate("""
                            UPDATE message
                            SET status = :status, quantity = COALESCE(CAST(:quantity AS INTEGER), quantity), answer = :answer,
                                reason = :reason, attempts = attempts + 1, settled_at = :settled
                            WHERE id = :id
                            """)
                    .bind("id", id)
                    .bind("status", String.valueOf(result.status().code()))
                    .bind("quantity", result.quantity())
                    .bind("answer", cut(answer, MOST_ANSWER))
                    .bind("reason", json(result.reason()))
                    .bindByType("settled", result.status() == MessageStatus.WAITING ? null : now, Instant.class)
                    .execute();
            traffic.settled(h, id, result.status(), now);
            refusals.told(id, result);
            if (answer != null && answer.length() > MOST_ANSWER) {
                h.createUpdate("DELETE FROM message_text WHERE message_id = :id AND side = 'A'")
                        .bind("id", id)
                        .execute();
                keep(h, id, 'A', answer.startsWith("{") ? "application/json" : "text/plain", result.answer(), now);
            }
        });
    }

    /** Ties the message to what it is about or has changed; what is tied already stays so. */
    public void tie(long id, Collection<Touched.Thing> things) {
        if (things.isEmpty()) {
            return;
        }
        database.use(h -> {
            Set<Touched.Thing> before = tied(h, id, things);
            var keys = new ArrayList<Object[]>();
            var events = new ArrayList<Object[]>();
            things.stream().distinct().filter(t -> !before.contains(t)).forEach(thing -> {
                if (thing.kind().equals(Touched.EVENT)) {
                    events.add(new Object[] {Long.valueOf(thing.code()), id});
                } else {
                    keys.add(new Object[] {cut(thing.kind(), 40), cut(thing.code(), 120), id});
                }
            });
            rows.insert(h, "message_key", List.of("kind", "code", "message_id"), keys);
            rows.insert(h, "message_event", List.of("event_id", "message_id"), events);
        });
    }

    /** Those that it is tied to already: looked up by their codes, for a message may have a million. */
    private Set<Touched.Thing> tied(Handle h, long id, Collection<Touched.Thing> things) {
        var tied = new HashSet<Touched.Thing>();
        List<String> keys = things.stream()
                .filter(t -> !t.kind().equals(Touched.EVENT))
                .map(t -> cut(t.code(), 120))
                .distinct()
                .toList();
        for (List<String> few : pieces(keys)) {
            database.in(h.createQuery("""
                                    SELECT kind, code FROM message_key --DERBY-PROPERTIES index=MESSAGE_KEY_CODE
                                    WHERE message_id = :id AND code <codes>
                                    """), "codes", few)
                    .bind("id", id)
                    .map((r, c) -> new Touched.Thing(r.getString(1), r.getString(2)))
                    .forEach(tied::add);
        }
        List<Long> events = things.stream()
                .filter(t -> t.kind().equals(Touched.EVENT))
                .map(t -> Long.valueOf(t.code()))
                .distinct()
                .toList();
        for (List<Long> few : pieces(events)) {
            database.in(
                            h.createQuery(
                                    "SELECT event_id FROM message_event WHERE message_id = :id AND event_id <events>"),
                            "events",
                            few)
                    .bind("id", id)
                    .mapTo(Long.class)
                    .forEach(event -> tied.add(new Touched.Thing(Touched.EVENT, event.toString())));
        }
        return tied;
    }

    private static <T> List<List<T>> pieces(List<T> all) {
        var pieces = new ArrayList<List<T>>();
        for (int i = 0; i < all.size(); i += PIECE) {
            pieces.add(all.subList(i, Math.min(i + PIECE, all.size())));
        }
        return pieces;
    }

    /**
     * A refused message that may be taken in again.
     *
     * @param original what was said, as {@link #keepOriginal} got it
     */
    public record Refused(String partner, String message, String original) {}

    public Optional<Refused> findRefused(long id) {
        return database.with(h -> h.createQuery("""
                        SELECT m.partner, m.message, t.content FROM message m
                        JOIN message_text t ON t.message_id = m.id AND t.side = 'O'
                        WHERE m.id = :id AND m.status IN ('F', 'C')
                        """)
                .bind("id", id)
                .map((r, c) -> new Refused(r.getString(1), r.getString(2), r.getString(3)))
                .findOne());
    }

    /** The line of a message that was refused before and comes again. */
    public Optional<Long> refusedLine(String partner, String message) {
        return database.with(h -> h.createQuery("""
                        SELECT id FROM message WHERE message = :message AND partner = :partner AND status IN ('F', 'C')
                        ORDER BY id FETCH FIRST ROW ONLY
                        """)
                .bind("message", message)
                .bind("partner", partner)
                .mapTo(Long.class)
                .findOne());
    }

    /** Keeps what was said unmasked, so that it can be taken in again. @param locked encrypted by the caller */
    public void keepOriginal(long id, String locked) {
        forgetOriginal(id);
        database.use(h -> h.createUpdate("""
                        INSERT INTO message_text (message_id, side, media_type, size, content, kept_at)
                        VALUES (:id, 'O', 'application/octet-stream', :size, :content, :now)
                        """)
                .bind("id", id)
                .bind("size", (long) locked.length())
                .bind("content", locked)
                .bind("now", clock.instant())
                .execute());
    }

    public void forgetOriginal(long id) {
        database.use(h -> h.createUpdate("DELETE FROM message_text WHERE message_id = :id AND side = 'O'")
                .bind("id", id)
                .execute());
    }

    /** The first of each, its import before all: a message that was a large file is tied to more than anybody reads. */
    static List<Touched.Thing> things(Handle h, long id) {
        var things = new ArrayList<>(h.createQuery("""
                                SELECT kind, code FROM message_key WHERE message_id = :id
                                ORDER BY CASE WHEN kind = 'import' THEN 0 ELSE 1 END, kind, code
                                FETCH FIRST :most ROWS ONLY
                                """)
                .bind("id", id)
                .bind("most", MOST_THINGS)
                .map((r, c) -> new Touched.Thing(r.getString(1), r.getString(2)))
                .list());
        h.createQuery("""
                        SELECT event_id FROM message_event WHERE message_id = :id
                        ORDER BY event_id FETCH FIRST :most ROWS ONLY
                        """)
                .bind("id", id)
                .bind("most", MOST_THINGS)
                .mapTo(Long.class)
                .forEach(event -> things.add(new Touched.Thing(Touched.EVENT, event.toString())));
        return things;
    }

    private void keep(Handle h, long id, char side, String mediaType, String text, Instant now) {
        if (text == null) {
            return;
        }
        h.createUpdate("""
                        INSERT INTO message_text (message_id, side, media_type, size, content, kept_at)
                        VALUES (:id, :side, :type, :size, :content, :now)
                        """)
                .bind("id", id)
                .bind("side", String.valueOf(side))
                .bind("type", mediaType)
                .bind("size", (long) text.getBytes(StandardCharsets.UTF_8).length)
                .bind("content", cut(mask.of(mediaType, text), MOST_TEXT))
                .bind("now", now)
                .execute();
    }

    private static String json(Reason reason) {
        if (reason == null) {
            return null;
        }
        String json = Json.write(reason);
        return json.length() <= MOST_REASON ? json : Json.write(Reason.of(reason.code()));
    }

    private static String cut(String text, int most) {
        return text == null || text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
