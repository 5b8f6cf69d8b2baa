package io.serialhub.ledger;

import io.serialhub.base.Columns;
import io.serialhub.base.Database;
import io.serialhub.base.Json;
import io.serialhub.outbox.PayloadSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
            SELECT e.id, e.step, e.happened_at, e.recorded_at, e.actor, e.channel, e.site, e.reason, e.corrects_id,
                   e.doc, e.items, o.code AS order_code, p.code AS place, t.code AS party
            FROM event e
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
            SELECT l.event_id, u.code, l.seq, l.role, m.code AS material, o.code AS other, t.code AS lot, l.quantity,
                   l.position, l.data
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
    private record Head(long id, int items, Map<String, Object> said) {
        /** Of a receiver that asks for some materials only the units of these count. */
        int count(Piece piece) {
            return piece.materials().isEmpty() ? items : piece.units();
        }

        int parts(Piece piece) {
            return Math.max(1, (count(piece) + MOST - 1) / MOST);
        }

        JsonPart part(Piece piece, List<Told> units) {
            var all = new LinkedHashMap<>(said);
            all.put("count", count(piece));
            all.put("part", piece.part());
            all.put("parts", parts(piece));
            all.put("units", units);
            return new JsonPart(Json.write(all), parts(piece));
        }
    }

    /**
     * One unit in the event.
     *
     * @param seq   counts the events of the unit, so that a receiver can tell their order
     * @param other the unit it was put into, taken out of or exchanged for
     */
    private record Told(
            String code,
            int seq,
            String role,
            String material,
            String other,
            String lot,
            BigDecimal quantity,
            String position,
            Map<?, ?> data) {}

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
                    List<Told> its = head.items() <= MOST ? asked(piece, units.get(head.id())) : slice(h, piece);
                    said.put(piece, head.part(piece, its));
                }
            }
            return said;
        });
    }

    private static List<Told> asked(Piece piece, List<Told> units) {
        return units == null || piece.materials().isEmpty()
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
        return units(h, sql, List.of(piece.eventId()), piece.materials()).get(piece.eventId());
    }

    private Map<Long, Head> heads(Handle h, List<Long> ids) {
        return database.in(h.createQuery(EVENT), "ids", ids)
                .map((r, c) -> new Head(r.getLong("id"), r.getInt("items"), said(r)))
                .collect(Collectors.toMap(Head::id, head -> head));
    }

    private Map<Long, List<Told>> units(Handle h, String sql, List<Long> ids, List<String> materials) {
        var units = new HashMap<Long, List<Told>>();
        boolean all = materials.isEmpty();
        var query = database.in(h.createQuery(sql.replace("<only>", all ? "" : "AND m.code <codes>")), "ids", ids);
        if (!all) {
            database.in(query, "codes", materials);
        }
        query.map((r, c) -> Map.entry(r.getLong("event_id"), told(r)))
                .forEach(e -> units.computeIfAbsent(e.getKey(), id -> new ArrayList<>())
                        .add(e.getValue()));
        return units;
    }

    private static Map<String, Object> said(ResultSet r) throws SQLException {
        Long corrects = Columns.number(r, "corrects_id");
        var said = new LinkedHashMap<String, Object>();
        said.put("event", Long.toString(r.getLong("id")));
        said.put("step", r.getString("step"));
        said.put("happenedAt", instant(r, "happened_at"));
        said.put("recordedAt", instant(r, "recorded_at"));
        said.put("actor", r.getString("actor"));
        said.put("channel", r.getString("channel"));
        said.put("site", r.getString("site"));
        said.put("order", r.getString("order_code"));
        said.put("place", r.getString("place"));
        said.put("party", r.getString("party"));
        said.put("reason", r.getString("reason"));
        said.put("corrects", corrects == null ? null : corrects.toString());
        said.put("fields", Json.read(r.getString("doc"), EventDoc.class).fields());
        said.values().removeIf(value -> value == null || value.equals("") || value.equals(Map.of()));
        return said;
    }

    private static Told told(ResultSet r) throws SQLException {
        String data = r.getString("data");
        return new Told(
                r.getString("code"),
                r.getInt("seq"),
                r.getString("role"),
                r.getString("material"),
                r.getString("other"),
                r.getString("lot"),
                r.getBigDecimal("quantity"),
                r.getString("position"),
                data == null ? Map.of() : Json.read(data, Map.class));
    }

    private static Instant instant(ResultSet r, String column) throws SQLException {
        return r.getTimestamp(column).toInstant();
    }
}
