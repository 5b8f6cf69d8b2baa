package io.serialhub.message;

import io.serialhub.base.Coded;
import io.serialhub.base.Columns;
import io.serialhub.base.Database;
import io.serialhub.base.Json;
import io.serialhub.base.Reason;
import io.serialhub.base.Where;
import io.serialhub.outbox.DeliveryDetail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads the table {@code message}, newest first. */
@ApplicationScoped
class MessagePages {
    private static final String VIEW = """
            SELECT m.id, m.direction, m.channel, m.partner, m.type, m.subject, m.message, m.status, m.quantity, m.attempts,
                   m.answer, m.reason, m.actor, m.happened_at, m.settled_at
            FROM message m
            """;

    /** By what it has to do with: each branch on an index of its own. */
    private static final String ABOUT = """
            m.id IN (SELECT k.message_id FROM message_key k WHERE k.code = :key AND k.kind <> 'user'
                     UNION SELECT s.id FROM message s WHERE s.subject = :key
                     UNION SELECT n.id FROM message n WHERE n.message = :key
                     UNION SELECT e.message_id FROM unit u JOIN event_unit l ON l.unit_id = u.id
                       JOIN message_event e ON e.event_id = l.event_id WHERE u.code = :key
                     UNION SELECT e.message_id FROM doc_order o JOIN event l ON l.order_id = o.id
                       JOIN message_event e ON e.event_id = l.id WHERE o.code = :key)
            """;

    private Database database;

    protected MessagePages() {}

    @Inject
    MessagePages(Database database) {
        this.database = database;
    }

    /** At most one more than asked for. */
    List<MessageView> list(MessageFilter filter, long before, int limit) {
        var where = new Where()
                .and("m.id < :before", "before", before)
                .is("m.direction", filter.direction())
                .is("m.status", filter.status())
                .and("m.channel = :channel", "channel", filter.channel())
                .and("m.partner = :partner", "partner", filter.partner())
                .and("m.type = :type", "type", filter.type())
                .and("m.happened_at >= :from", "from", filter.from())
                .and("m.happened_at < :until", "until", filter.until())
                .and(ABOUT, "key", filter.key());
        return database.with(
                h -> where.on(h.createQuery(VIEW + "<where> ORDER BY m.id DESC FETCH FIRST <limit> ROWS ONLY"))
                        .define("limit", limit + 1)
                        .map(MessagePages::view)
                        .list());
    }

    Optional<MessageView> find(long id) {
        return database.with(h -> h.createQuery(VIEW + "WHERE m.id = :id")
                .bind("id", id)
                .map(MessagePages::view)
                .findOne());
    }

    Optional<MessageDetail> detail(long id) {
        return find(id).map(view -> database.with(h -> new MessageDetail(
                view,
                null,
                MessageLog.things(h, id),
                text(h, id, 'S'),
                text(h, id, 'A'),
                view.attempts() == 0
                        ? List.of()
                        : List.of(new DeliveryDetail.Attempt(1, view.settledAt(), null, null, view.answer())))));
    }

    private static MessageDetail.MessageText text(Handle h, long id, char side) {
        return h.createQuery("""
                        SELECT media_type, size, content FROM message_text
                        WHERE message_id = :id AND side = CAST(:side AS CHAR(1))
                        """)
                .bind("id", id)
                .bind("side", String.valueOf(side))
                .map((r, c) -> new MessageDetail.MessageText(r.getString(1), r.getLong(2), r.getString(3)))
                .findOne()
                .orElse(null);
    }

    static MessageView view(ResultSet r, StatementContext context) throws SQLException {
        String reason = r.getString("reason");
        return new MessageView(
                r.getLong("id"),
                Coded.ofCode(Direction.class, r.getString("direction")),
                r.getString("channel"),
                r.getString("partner"),
                r.getString("type"),
                r.getString("subject"),
                r.getString("message"),
                Coded.ofCode(MessageStatus.class, r.getString("status")),
                Columns.whole(r, "quantity"),
                r.getInt("attempts"),
                r.getString("answer"),
                reason == null ? null : Json.read(reason, Reason.class),
                r.getString("actor"),
                Columns.instant(r, "happened_at"),
                null,
                Columns.instant(r, "settled_at"));
    }

    /** The other sides of the last day's messages. */
    List<MessagePartner> partners(Instant since) {
        return database.with(h -> h.createQuery("""
                        SELECT direction, partner, channel, MAX(happened_at) AS last_at,
                               COUNT(CASE WHEN status = 'P' THEN 1 END) AS waiting,
                               COUNT(CASE WHEN status = 'X' THEN 1 END) AS dead,
                               COUNT(CASE WHEN status = 'F' THEN 1 END) AS refused
                        FROM message WHERE happened_at >= :since
                        GROUP BY direction, partner, channel ORDER BY partner, channel
                        """)
                .bind("since", since)
                .map((r, c) -> new MessagePartner(
                        Coded.ofCode(Direction.class, r.getString("direction")),
                        r.getString("partner"),
                        r.getString("channel"),
                        true,
                        null,
                        null,
                        r.getLong("waiting"),
                        r.getLong("dead"),
                        r.getLong("refused"),
                        Columns.instant(r, "last_at")))
                .list());
    }

    /** @return waiting, waiting after a failure, dead, refused */
    long[] counts() {
        return database.with(h -> h.createQuery("""
                        SELECT COUNT(CASE WHEN status = 'P' THEN 1 END),
                               COUNT(CASE WHEN status = 'P' AND attempts > 0 THEN 1 END),
                               COUNT(CASE WHEN status = 'X' THEN 1 END), COUNT(CASE WHEN status = 'F' THEN 1 END)
                        FROM message WHERE status IN ('P', 'X', 'F')
                        """)
                .map((r, c) -> new long[] {r.getLong(1), r.getLong(2), r.getLong(3), r.getLong(4)})
                .one());
    }

    /** People let refused and dead ones go. @return how many there were */
    int discard(List<Long> ids, Instant now) {
        return database.with(h ->
                database.in(h.createUpdate("""
                        UPDATE message SET status = 'C', settled_at = :now WHERE id <ids> AND status IN ('F', 'X')
                        """), "ids", ids).bind("now", now).execute());
    }
}
