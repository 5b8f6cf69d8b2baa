package io.serialhub.ledger;

import io.serialhub.base.Actor;
import io.serialhub.base.Database;
import io.serialhub.base.Ids;
import io.serialhub.base.Json;
import io.serialhub.base.Rows;
import io.serialhub.base.Touched;
import io.serialhub.base.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.JdbiException;

/** Appends events; nothing here changes or removes one. Two statements for any number of events and units. */
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
            "corrects_id",
            "hash");

    private static final List<String> HEAD = List.of(
            "id",
            "step",
            "step_version",
            "happened_at",
            "recorded_at",
            "actor",
            "channel",
            "site",
            "order_id",
            "place_id",
            "party_id",
            "reason",
            "corrects_id",
            "doc",
            "items",
            "salt",
            "digest");

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

    /** An event on its way: several rows of one unit follow each other in its sequence. */
    record Entry(long id, Scene scene, List<EventRow> rows) {}

    /** Appends one event, see {@link #append(List)}. */
    Map<Long, Integer> append(long id, Scene scene, List<EventRow> eventRows) {
        return append(List.of(new Entry(id, scene, eventRows)));
    }

    /**
     * Appends events in this order; two statements for all of them.
     *
     * @return how many rows each unit got
     * @throws Transactions.Overtaken when another transaction appended to one of the units first
     */
    Map<Long, Integer> append(List<Entry> entries) {
        Actor actor = Actor.current();
        var chain = new Links();
        var heads = new ArrayList<Object[]>(entries.size());
        for (Entry entry : entries) {
            Scene scene = entry.scene();
            Touched.add(Touched.EVENT, Long.toString(entry.id()));
            byte[] salt = new byte[16];
            random.nextBytes(salt);
            String doc = Json.write(EventDoc.of(scene));
            byte[] commitment = Chain.commitment(salt, actor.login(), actor.channel(), scene.reason(), doc);
            var link = new Chain.Link(
                    entry.id(),
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
            heads.add(head(link, actor, scene.reason(), doc, entry.rows().size(), salt));
            var sealer = new Chain.Sealer(link);
            entry.rows().forEach(row -> chain.add(link.event(), sealer, row));
        }
        overtaken(() -> database.use(h -> {
            rows.insert(h, "event", HEAD, heads);
            rows.insert(h, "event_unit", ROW, chain.rows);
        }));
        return chain.counts;
    }

    private static Object[] head(Chain.Link link, Actor actor, String reason, String doc, int items, byte[] salt) {
        return new Object[] {
            link.event(),
            link.step(),
            link.stepVersion(),
            link.happenedAt(),
            link.recordedAt(),
            actor.login(),
            actor.channel(),
            link.site(),
            link.order(),
            link.place(),
            link.party(),
            reason,
            link.corrects(),
            doc,
            items,
            salt,
            link.commitment()
        };
    }

    /** Rows of {@code event_unit} with their sequence and hash, each unit's after its own last one. */
    private static final class Links {
        private final Map<Long, Integer> counts = new HashMap<>();
        private final Map<Long, byte[]> hashes = new HashMap<>();
        private final List<Object[]> rows = new ArrayList<>();

        void add(long event, Chain.Sealer sealer, EventRow row) {
            StoredUnit unit = row.unit();
            int seq = unit.seq() + counts.merge(unit.id(), 1, Integer::sum);
            byte[] hash = sealer.next(hashes.getOrDefault(unit.id(), unit.hash()), seq, row);
            hashes.put(unit.id(), hash);
            rows.add(new Object[] {
                unit.id(),
                seq,
                event,
                row.role(),
                row.line(),
                row.other(),
                row.lotId(),
                row.quantity(),
                row.position(),
                row.data(),
                row.corrects(),
                hash
            });
        }
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
