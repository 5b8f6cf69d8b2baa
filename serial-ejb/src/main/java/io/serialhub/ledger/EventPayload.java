package io.serialhub.ledger;

import io.serialhub.base.Columns;
import io.serialhub.base.Database;
import io.serialhub.base.Json;
import io.serialhub.base.JsonObject;
import io.serialhub.outbox.PayloadSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * What others are told of an event: read from the event itself when the message is sent. Two statements for any number
 * of events, and one more for each piece of an event that is too long for one message.
 */
@ApplicationScoped
class EventPayload implements PayloadSource {
    /** Units in one message. */
    static final int MOST = 500;

    private static final String EVENT = """
            SELECT e.id, e.items, e.step, e.happened_at, e.recorded_at, e.actor, e.channel, e.site, e.reason, e.corrects_id,
                   e.doc, o.code, p.code, t.code
            FROM --DERBY-PROPERTIES joinOrder=FIXED
                 event e --DERBY-PROPERTIES constraint=EVENT_PK
            LEFT JOIN doc_order o ON o.id = e.order_id
            LEFT JOIN location p ON p.id = e.place_id
            LEFT JOIN party t ON t.id = e.party_id
            WHERE e.id <ids>
            """;

    private static final String MATERIALS = """
            SELECT l.event_id, m.code, COUNT(*)
            FROM --DERBY-PROPERTIES joinOrder=FIXED
                 event_unit l --DERBY-PROPERTIES constraint=EVENT_UNIT_EVENT_FK
            JOIN unit u --DERBY-PROPERTIES joinStrategy=NESTEDLOOP, constraint=UNIT_PK
              ON u.id = l.unit_id
            JOIN material m ON m.id = u.material_id
            WHERE l.event_id <ids>
            GROUP BY l.event_id, m.code
            """;

    private static final String UNITS = """
            SELECT l.event_id, u.code, l.seq, l.role, m.code, o.code, t.code, l.quantity, l.position, l.data
            FROM --DERBY-PROPERTIES joinOrder=FIXED
                 event_unit l --DERBY-PROPERTIES constraint=EVENT_UNIT_EVENT_FK
            JOIN unit u --DERBY-PROPERTIES joinStrategy=NESTEDLOOP, constraint=UNIT_PK
              ON u.id = l.unit_id
            JOIN material m ON m.id = u.material_id
            LEFT JOIN unit o ON o.id = l.other_id
            LEFT JOIN lot t ON t.id = l.lot_id
            WHERE l.event_id <ids> <only>
            ORDER BY l.event_id, l.unit_id, l.seq
            """;

    @Inject
    Database database;

    /** The event's own words, without its units. */
    private record Head(
            long id,
            int items,
            String step,
            Instant happenedAt,
            Instant recordedAt,
            String actor,
            String channel,
            String site,
            String reason,
            Long corrects,
            String fields,
            String order,
            String place,
            String party) {
        /** Of a receiver that asks for some materials only the units of these count. */
        int count(Piece piece) {
            return piece.materials().isEmpty() ? items : piece.units();
        }

        int parts(Piece piece) {
            return Math.max(1, (count(piece) + MOST - 1) / MOST);
        }

        JsonPart part(Piece piece, List<Told> units) {
            String json = new JsonObject()
                    .put("actor", actor)
                    .put("channel", channel)
                    .put("corrects", corrects == null ? null : corrects.toString())
                    .put("count", count(piece))
                    .put("event", Long.toString(id))
                    .raw("fields", fields)
                    .put("happenedAt", happenedAt)
                    .put("order", order)
                    .put("part", piece.part())
                    .put("parts", parts(piece))
                    .put("party", party)
                    .put("place", place)
                    .put("reason", reason)
                    .put("recordedAt", recordedAt)
                    .put("site", site)
                    .put("step", step)
                    .list("units", units.stream().map(Told::json).toList())
                    .toString();
            return new JsonPart(json, parts(piece));
        }
    }

    /** One unit in the event, as JSON. */
    private record Told(String material, String json) {}

    @Override
    public Map<Piece, JsonPart> read(Collection<Piece> pieces) {
        return database.with(h -> {
            Map<Long, Head> heads =
                    heads(h, pieces.stream().map(Piece::eventId).distinct().toList());
            List<Long> whole = heads.values().stream()
                    .filter(head -> head.items() <= MOST)
                    .map(Head::id)
                    .toList();
            Map<Long, List<Told>> units = whole.isEmpty() ? Map.of() : units(h, UNITS, whole, List.of());
            var said = new HashMap<Piece, JsonPart>();
            for (Piece piece : pieces) {
                Head head = heads.get(piece.eventId());
                if (head != null) {
                    List<Told> its = head.items() <= MOST
                            ? asked(piece, units.getOrDefault(head.id(), List.of()))
                            : slice(h, piece);
                    said.put(piece, head.part(piece, its));
                }
            }
            return said;
        });
    }

    private static List<Told> asked(Piece piece, List<Told> units) {
        return piece.materials().isEmpty()
                ? units
                : units.stream()
                        .filter(unit -> piece.materials().contains(unit.material()))
                        .toList();
    }

    @Override
    public Map<Long, Map<String, Integer>> materials(Collection<Long> eventIds) {
        var found = new HashMap<Long, Map<String, Integer>>();
        database.use(h -> database.in(h.createQuery(MATERIALS), "ids", eventIds)
                .map((r, c) -> {
                    found.computeIfAbsent(r.getLong(1), id -> new HashMap<>()).put(r.getString(2), r.getInt(3));
                    return null;
                })
                .list());
        return found;
    }

    private List<Told> slice(Handle h, Piece piece) {
        String sql = UNITS + " OFFSET " + (piece.part() - 1) * MOST + " ROWS FETCH NEXT " + MOST + " ROWS ONLY";
        return units(h, sql, List.of(piece.eventId()), piece.materials()).getOrDefault(piece.eventId(), List.of());
    }

    private Map<Long, Head> heads(Handle h, List<Long> ids) {
        return database.in(h.createQuery(EVENT), "ids", ids)
                .map((r, c) -> head(r))
                .collect(Collectors.toMap(Head::id, head -> head));
    }

    private Map<Long, List<Told>> units(Handle h, String sql, List<Long> ids, List<String> materials) {
        var units = new HashMap<Long, List<Told>>();
        boolean all = materials.isEmpty();
        var query = database.in(h.createQuery(sql.replace("<only>", all ? "" : "AND m.code <codes>")), "ids", ids);
        if (!all) {
            database.in(query, "codes", materials);
        }
        query.map((r, c) -> Map.entry(r.getLong(1), told(r)))
                .forEach(e -> units.computeIfAbsent(e.getKey(), id -> new ArrayList<>())
                        .add(e.getValue()));
        return units;
    }

    private static Head head(ResultSet r) throws SQLException {
        return new Head(
                r.getLong(1),
                r.getInt(2),
                r.getString(3),
                Columns.instant(r, 4),
                Columns.instant(r, 5),
                r.getString(6),
                r.getString(7),
                r.getString(8),
                r.getString(9),
                Columns.number(r, 10),
                fields(r.getString(11)),
                r.getString(12),
                r.getString(13),
                r.getString(14));
    }

    /** As JSON, or null when the event has none. */
    private static String fields(String doc) {
        return doc.contains("\"fields\"")
                ? Json.write(Json.read(doc, EventDoc.class).fields())
                : null;
    }

    /** Its {@code seq} counts the events of the unit, so that a receiver can tell their order; what it keeps is JSON already. */
    private static Told told(ResultSet r) throws SQLException {
        String data = r.getString(10);
        String material = r.getString(5);
        String json = new JsonObject()
                .put("code", r.getString(2))
                .raw("data", "{}".equals(data) ? null : data)
                .put("lot", r.getString(7))
                .put("material", material)
                .put("other", r.getString(6))
                .put("position", r.getString(9))
                .put("quantity", r.getBigDecimal(8))
                .put("role", r.getString(4))
                .put("seq", r.getInt(3))
                .toString();
        return new Told(material, json);
    }
}
