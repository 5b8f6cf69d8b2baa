package io.serialhub.ledger;

import io.serialhub.base.Columns;
import io.serialhub.base.Database;
import io.serialhub.base.Json;
import io.serialhub.base.Problem;
import io.serialhub.material.MaterialIndex;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what a correction is about: the context of events as codes, the part's parent, the lines of its orders. */
@ApplicationScoped
class CorrectionFacts {
    private static final String EVENT = """
            SELECT e.id, e.step, e.happened_at, e.doc, o.code AS order_code, p.code AS party, l.code AS place
            FROM event e
            LEFT JOIN doc_order o ON o.id = e.order_id
            LEFT JOIN party p ON p.id = e.party_id
            LEFT JOIN location l ON l.id = e.place_id
            WHERE e.id = :id
            """;

    private static final String LINES = """
            SELECT o.code, l.line_no, m.code AS material, l.quantity, l.done
            FROM order_line l JOIN doc_order o ON o.id = l.order_id JOIN material m ON m.id = l.material_id
            WHERE o.id <ids> ORDER BY o.code, l.line_no
            """;

    @Inject
    Database database;

    @Inject
    StepBook steps;

    private record Event(
            String step, Instant happenedAt, Map<String, String> fields, String order, String party, String place) {}

    long event(String number) {
        try {
            return Long.parseLong(number);
        } catch (NumberFormatException e) {
            throw Problem.invalid("unknown-event", "event", number);
        }
    }

    private Event read(long id) {
        return database.with(h -> h.createQuery(EVENT)
                        .bind("id", id)
                        .map((rs, ctx) -> new Event(
                                rs.getString("step"),
                                Columns.instant(rs, "happened_at"),
                                Json.read(rs.getString("doc"), EventDoc.class).fields(),
                                rs.getString("order_code"),
                                rs.getString("party"),
                                rs.getString("place")))
                        .findFirst())
                .orElseThrow(() -> Problem.invalid("unknown-event", "event", id));
    }

    /**
     * Whether such an event can be changed so. A unit's first event made it and is not taken back; what took a part out of
     * another unit is taken back or gets another place, but no other unit.
     */
    boolean correctable(HistoryRow row, Correction.Change change) {
        boolean takesOut = steps.version(row.event().step(), row.event().stepVersion())
                .role(row.role())
                .guarded(Guard.IN_PARENT);
        boolean otherUnit = change.meant() != null || change.as() != null;
        return !row.role().equals("parent")
                && !(row.seq() == 1 && !change.isAmended())
                && !(isLot(row) && !change.isTakenBack())
                && !(otherUnit && (takesOut || isReplacement(row)));
    }

    /** A lot that went into the unit. */
    private static boolean isLot(HistoryRow row) {
        return row.lotId() != null && row.quantity() != null;
    }

    private boolean isReplacement(HistoryRow row) {
        StepDefinition step = steps.version(row.event().step(), row.event().stepVersion());
        return step.has(Guard.BOM) && step.has(Guard.IN_PARENT);
    }

    /** A replacement is taken back for the old and the new part together. */
    Correction whole(Correction correction) {
        var changes = new LinkedHashMap<String, Correction.Change>();
        correction.changes().forEach(change -> changes.put(change.unit() + " " + change.event(), change));
        if (changes.size() < correction.changes().size()) {
            return correction;
        }
        for (Correction.Change change : correction.changes()) {
            if (change.isTakenBack()) {
                partners(event(change.event()))
                        .forEach(unit -> changes.putIfAbsent(
                                unit + " " + change.event(),
                                new Correction.Change(unit, change.event(), null, null, null, null, null)));
            }
        }
        return new Correction(correction.eventId(), correction.reason(), List.copyOf(changes.values()));
    }

    private List<String> partners(long event) {
        String step = read(event).step();
        StepDefinition current = steps.current(step);
        return !current.has(Guard.BOM) || !current.has(Guard.IN_PARENT)
                ? List.of()
                : database.with(h -> h.createQuery("SELECT u.code FROM event_unit l JOIN unit u ON u.id = l.unit_id"
                                + " WHERE l.event_id = :event AND l.role <> 'parent'")
                        .bind("event", event)
                        .mapTo(String.class)
                        .list());
    }

    /** The scene of the corrected event with what was right instead. */
    Scene right(HistoryRow row, Correction.Change change, String reason, Scenes scenes) {
        Event own = read(row.event().id());
        Event source = change.as() == null ? own : read(event(change.as()));
        if (!source.step().equals(own.step())) {
            throw Problem.invalid("correction-other-step", "event", change.as(), "step", own.step());
        }
        boolean newOrder = change.order() != null;
        String party = change.party() != null ? change.party() : newOrder ? null : source.party();
        Context context = new Context(
                newOrder ? change.order() : source.order(),
                party,
                change.location() == null ? source.place() : change.location(),
                reason,
                own.happenedAt(),
                null,
                source.fields());
        return scenes.of(steps.version(row.event().step(), row.event().stepVersion()), context);
    }

    /** The unit as an item of the corrected event. @param bare without what only held for the unit that was recorded: its box, its warranty */
    Item item(HistoryRow row, Correction.Change change, StoredUnit unit, MaterialIndex materials, boolean bare) {
        var data = new HashMap<>(row.values());
        if (bare) {
            data.remove(Verb.BOX);
            data.remove("sscc");
            data.remove(Verb.WARRANTY_MONTHS);
        }
        HistoryRow source = change.as() == null ? row : sibling(row, change);
        long material = unit.state().materialId();
        return new Item(
                unit.code(),
                row.role(),
                source.other() == null ? null : code("unit", source.other()),
                materials.byIds(List.of(material)).get(material).code(),
                row.lotId() == null ? null : code("lot", row.lotId()),
                null,
                source.position(),
                data);
    }

    /** A row of the other event in the same role: parent and position that are right for this unit. */
    private HistoryRow sibling(HistoryRow row, Correction.Change change) {
        String sql = "SELECT " + History.COLUMNS + " FROM event_unit l JOIN event e ON e.id = l.event_id"
                + " WHERE l.event_id = :event AND l.role = :role ORDER BY l.unit_id FETCH FIRST 1 ROWS ONLY";
        return database.with(h -> h.createQuery(sql)
                        .bind("event", event(change.as()))
                        .bind("role", row.role())
                        .map((rs, ctx) -> History.row(rs))
                        .findFirst())
                .orElse(row);
    }

    private String code(String table, long id) {
        return database.with(h -> h.createQuery("SELECT code FROM " + table + " WHERE id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one());
    }

    /** The head of the correction: what all its units share. */
    Scene head(Correction correction, List<Scene> right, Scenes scenes, StepDefinition step) {
        boolean one = right.stream()
                        .map(s -> List.of(
                                String.valueOf(s.orderId()), String.valueOf(s.partyId()), String.valueOf(s.placeId())))
                        .distinct()
                        .count()
                == 1;
        Scene first = one ? right.get(0) : null;
        var context = new Context(
                null,
                null,
                null,
                correction.reason(),
                null,
                correction.changes().get(0).event(),
                Map.of());
        Scene bare = scenes.of(step, context);
        return first == null
                ? bare
                : new Scene(
                        step,
                        first.order(),
                        first.party(),
                        first.place(),
                        bare.site(),
                        bare.reason(),
                        bare.happenedAt(),
                        bare.recordedAt(),
                        bare.corrects(),
                        Map.of());
    }

    List<CorrectionView.Obstacle> obstacles(StoredUnit unit, List<HistoryRow> rows) {
        return rows.stream()
                .map(row -> {
                    Event event = read(row.event().id());
                    StepDefinition step =
                            steps.version(row.event().step(), row.event().stepVersion());
                    return new CorrectionView.Obstacle(
                            unit.code(),
                            Long.toString(row.event().id()),
                            step.code(),
                            step.titleZh(),
                            step.titleEn(),
                            row.event().happenedAt(),
                            row.event().actor(),
                            event.order());
                })
                .toList();
    }

    List<LineProgress> lines(Collection<Long> orders) {
        return orders.isEmpty()
                ? List.of()
                : database.with(h -> database.in(h.createQuery(LINES), "ids", orders)
                        .map((rs, ctx) -> new LineProgress(
                                rs.getString("code"),
                                rs.getInt("line_no"),
                                rs.getString("material"),
                                rs.getInt("quantity"),
                                rs.getInt("done")))
                        .list());
    }
}
