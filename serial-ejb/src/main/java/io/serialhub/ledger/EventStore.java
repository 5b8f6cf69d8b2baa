package io.serialhub.ledger;

import io.serialhub.base.Actor;
import io.serialhub.base.Database;
import io.serialhub.base.Ids;
import io.serialhub.base.Json;
import io.serialhub.base.Rows;
import io.serialhub.base.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** Appends events; nothing here changes or removes one. Two statements for any number of units. */
@ApplicationScoped
class EventStore {
    private static final List<String> ROW = List.of(
            "unit_id",
            "seq",
            "event_id",
            "role",
            "line_id",
            "other_id",
            "lot_id",
            "quantity",
            "position",
            "data",
            "hash");

    private final SecureRandom random = new SecureRandom();

    @Inject
    Database database;

    @Inject
    Rows rows;

    @Inject
    Ids ids;

    long nextId() {
        return ids.next("event");
    }

    /**
     * Appends one event.
     *
     * @param eventRows several rows of one unit follow each other in its sequence
     * @return how many rows each unit got
     * @throws Transactions.Overtaken when another transaction appended to one of the units first
     */
    Map<Long, Integer> append(long id, Scene scene, List<EventRow> eventRows) {
        Actor actor = Actor.current();
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        String doc = Json.write(EventDoc.of(scene));
        byte[] commitment = Chain.commitment(salt, actor.login(), actor.channel(), scene.reason(), doc);
        var link = new Chain.Link(
                id,
                scene.step().code(),
                scene.step().version(),
                scene.happenedAt(),
                scene.recordedAt(),
                scene.site(),
                scene.orderId(),
                scene.placeId(),
                scene.partyId(),
                scene.corrects(),
                commitment);
        var counts = new HashMap<Long, Integer>();
        List<Object[]> chained = chain(link, eventRows, counts);
        overtaken(() -> database.use(h -> {
            insertEvent(h, link, scene, doc, salt, eventRows.size());
            rows.insert(h, "event_unit", ROW, chained);
        }));
        return counts;
    }

    private static List<Object[]> chain(Chain.Link link, List<EventRow> eventRows, Map<Long, Integer> counts) {
        var hashes = new HashMap<Long, byte[]>();
        var chained = new ArrayList<Object[]>(eventRows.size());
        for (EventRow row : eventRows) {
            StoredUnit unit = row.unit();
            int seq = unit.seq() + counts.merge(unit.id(), 1, Integer::sum);
            byte[] hash = Chain.next(hashes.getOrDefault(unit.id(), unit.hash()), seq, link, row);
            hashes.put(unit.id(), hash);
            chained.add(new Object[] {
                unit.id(),
                seq,
                link.event(),
                row.role(),
                row.line(),
                row.other(),
                row.lotId(),
                row.quantity(),
                row.position(),
                row.data(),
                hash
            });
        }
        return chained;
    }

    private static void insertEvent(Handle h, Chain.Link link, Scene scene, String doc, byte[] salt, int items) {
        Actor actor = Actor.current();
        h.createUpdate("""
                        INSERT INTO event (id, step, step_version, happened_at, recorded_at, actor, channel, site, order_id,
                            place_id, party_id, reason, corrects_id, doc, items, salt, digest)
                        VALUES (:id, :step, :version, :happened, :recorded, :actor, :channel, :site, :order, :place,
                            :party, :reason, :corrects, :doc, :items, :salt, :digest)
                        """)
                .bind("id", link.event())
                .bind("step", link.step())
                .bind("version", link.stepVersion())
                .bind("happened", link.happenedAt())
                .bind("recorded", link.recordedAt())
                .bind("actor", actor.login())
                .bind("channel", actor.channel())
                .bind("site", link.site())
                .bind("order", link.order())
                .bind("place", link.place())
                .bind("party", link.party())
                .bind("reason", scene.reason())
                .bind("corrects", link.corrects())
                .bind("doc", doc)
                .bind("items", items)
                .bind("salt", salt)
                .bind("digest", link.commitment())
                .execute();
    }

    /** What another transaction wrote first under the same key makes the whole call worth repeating. */
    static void overtaken(Runnable write) {
        try {
            write.run();
        } catch (JdbiException e) {
            throw e.getCause() instanceof SQLException sql && unique(sql) ? new Transactions.Overtaken(e) : e;
        }
    }

    private static boolean unique(SQLException e) {
        for (SQLException next = e; next != null; next = next.getNextException()) {
            if ("23505".equals(next.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
