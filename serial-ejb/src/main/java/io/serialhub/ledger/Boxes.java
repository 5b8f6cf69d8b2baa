package io.serialhub.ledger;

import io.serialhub.base.Columns;
import io.serialhub.base.Database;
import io.serialhub.base.Ids;
import io.serialhub.base.Reason;
import io.serialhub.base.Rows;
import io.serialhub.identifier.Sscc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is in which carton or pallet: finds the content that an SSCC stands for and writes the intervals of
 * {@code packing}. One statement a level of nesting, whatever the number of boxes and units. For rooms of this module.
 */
@ApplicationScoped
public class Boxes {
    private static final int DEEPEST = 8;
    private static final int SSCC_DIGITS = 18;

    private static final List<String> COLUMNS = List.of("id", "box_id", "unit_id", "child_id", "from_event", "from_at");

    private static final String INSIDE = """
            SELECT p.box_id, p.unit_id, p.child_id, u.code, m.code AS material, h.code AS child, h.sealed
            FROM packing p --DERBY-PROPERTIES constraint=PACKING_BOX_FK
            LEFT JOIN unit u ON u.id = p.unit_id
            LEFT JOIN material m ON m.id = u.material_id
            LEFT JOIN handling_unit h ON h.id = p.child_id
            WHERE p.to_event IS NULL AND p.box_id <ids>
            ORDER BY p.id
            """;

    @Inject
    Database database;

    @Inject
    Rows rows;

    @Inject
    Ids ids;

    /** A box as it stands. @param sealed how many things were in it when it was closed; null while it is open */
    public record Box(long id, String code, Long parentId, Integer sealed) {}

    /** @param id of the unit */
    public record Content(long id, String code, String material) {}

    /** What one SSCC stands for; with a reason, nothing. */
    public record Load(Box box, List<Content> content, Reason reason) {}

    private record Row(long box, Content unit, Box child) {}

    /** Boxes by the codes that name one, in whatever form it was scanned; locked until the transaction ends. */
    public Map<String, Box> find(Collection<String> codes) {
        var digits = new LinkedHashMap<String, String>();
        for (String code : codes) {
            if (code != null && code.length() >= SSCC_DIGITS) {
                Sscc.find(code).ifPresent(sscc -> digits.put(code, sscc.digits()));
            }
        }
        if (digits.isEmpty()) {
            return Map.of();
        }
        Set<String> wanted = new LinkedHashSet<>(digits.values());
        if (!database.isPostgres()) {
            database.use(h -> database.in(
                            h.createUpdate("UPDATE handling_unit SET version = version WHERE code <codes>"),
                            "codes",
                            wanted)
                    .execute());
        }
        var found = new HashMap<String, Box>();
        database.use(h -> database.in(
                        h.createQuery("SELECT id, code, parent_id, sealed FROM handling_unit WHERE code <codes>"
                                + database.lockInOrder("id")),
                        "codes",
                        wanted)
                .map((rs, ctx) -> found.put(
                        rs.getString("code"),
                        new Box(
                                rs.getLong("id"),
                                rs.getString("code"),
                                Columns.number(rs, "parent_id"),
                                Columns.whole(rs, "sealed"))))
                .list());
        var boxes = new HashMap<String, Box>();
        digits.forEach((code, sscc) -> {
            if (found.containsKey(sscc)) {
                boxes.put(code, found.get(sscc));
            }
        });
        return boxes;
    }

    /** Holds the boxes where they are until the transaction ends. */
    void lock(Collection<Long> boxIds) {
        database.use(h -> {
            if (database.isPostgres()) {
                database.in(
                                h.createQuery(
                                        "SELECT id FROM handling_unit WHERE id <ids>" + database.lockInOrder("id")),
                                "ids",
                                boxIds)
                        .mapTo(Long.class)
                        .list();
            } else {
                database.in(h.createUpdate("UPDATE handling_unit SET version = version WHERE id <ids>"), "ids", boxIds)
                        .execute();
            }
        });
    }

    /** All that is in the boxes through all levels; a box that is open or was opened stands for nothing. */
    public Map<Long, Load> loads(Collection<Box> boxes) {
        return loads(boxes, true);
    }

    /** @param whole boxes must be closed and complete, else they stand for nothing */
    public Map<Long, Load> loads(Collection<Box> boxes, boolean whole) {
        var inside = new HashMap<Long, List<Row>>();
        var known = new LinkedHashMap<Long, Box>();
        boxes.forEach(box -> known.put(box.id(), box));
        Collection<Long> level = List.copyOf(known.keySet());
        for (int depth = 0; !level.isEmpty() && depth < DEEPEST; depth++) {
            var next = new LinkedHashSet<Long>();
            for (Row row : inside(level)) {
                inside.computeIfAbsent(row.box(), id -> new ArrayList<>()).add(row);
                if (row.child() != null && known.putIfAbsent(row.child().id(), row.child()) == null) {
                    next.add(row.child().id());
                }
            }
            level = next;
        }
        var loads = new HashMap<Long, Load>();
        for (Box box : boxes) {
            var content = new ArrayList<Content>();
            Reason reason = collect(box, known, inside, whole, content);
            if (reason == null && content.isEmpty()) {
                reason = Reason.of("box-empty", "box", box.code());
            }
            loads.put(box.id(), new Load(box, reason == null ? content : List.of(), reason));
        }
        return loads;
    }

    private static Reason collect(
            Box box, Map<Long, Box> known, Map<Long, List<Row>> inside, boolean whole, List<Content> content) {
        List<Row> own = inside.getOrDefault(box.id(), List.of());
        if (whole && box.sealed() == null) {
            return Reason.of("box-open", "box", box.code());
        }
        if (whole && box.sealed() != own.size()) {
            return Reason.of("box-opened", "box", box.code(), "sealed", box.sealed(), "left", own.size());
        }
        for (Row row : own) {
            if (row.unit() != null) {
                content.add(row.unit());
            } else {
                Reason reason = collect(known.get(row.child().id()), known, inside, whole, content);
                if (reason != null) {
                    return reason;
                }
            }
        }
        return null;
    }

    private List<Row> inside(Collection<Long> boxes) {
        return database.with(h -> database.in(h.createQuery(INSIDE), "ids", boxes)
                .map((rs, ctx) -> {
                    long unit = rs.getLong("unit_id");
                    long child = rs.getLong("child_id");
                    return new Row(
                            rs.getLong("box_id"),
                            unit == 0 ? null : new Content(unit, rs.getString("code"), rs.getString("material")),
                            child == 0
                                    ? null
                                    : new Box(
                                            child,
                                            rs.getString("child"),
                                            rs.getLong("box_id"),
                                            Columns.whole(rs, "sealed")));
                })
                .list());
    }

    /** A unit that changed its box: @param box the new one, or null. */
    record Move(long unit, Long box) {}

    /** Ends the intervals of units that left their box and begins those of units that came into one. */
    void move(long event, Instant at, List<Move> moves, Collection<Long> left) {
        if (!left.isEmpty()) {
            end(event, at, "unit_id", left);
        }
        List<Move> into = moves.stream().filter(m -> m.box() != null).toList();
        if (!into.isEmpty()) {
            long first = ids.take("packing", into.size());
            var values = new ArrayList<Object[]>(into.size());
            for (Move move : into) {
                values.add(new Object[] {first + values.size(), move.box(), move.unit(), null, event, at});
            }
            database.use(h -> rows.insert(h, "packing", COLUMNS, values));
        }
    }

    private void end(long event, Instant at, String what, Collection<Long> those) {
        database.use(h -> database.in(
                        h.createUpdate("UPDATE packing SET to_event = :event, to_at = :at WHERE to_event IS NULL AND "
                                + what + " <ids>"),
                        "ids",
                        those)
                .bind("event", event)
                .bind("at", at)
                .execute());
    }

    /** Boxes go onto a pallet, or with null off the one that they are on. */
    public void nest(long event, Instant at, Collection<Long> children, Long pallet) {
        end(event, at, "child_id", children);
        database.use(h -> database.in(
                        h.createUpdate("UPDATE handling_unit SET parent_id = :pallet WHERE id <ids>"), "ids", children)
                .bind("pallet", pallet)
                .execute());
        if (pallet != null) {
            long first = ids.take("packing", children.size());
            var values = new ArrayList<Object[]>(children.size());
            for (Long child : children) {
                values.add(new Object[] {first + values.size(), pallet, null, child, event, at});
            }
            database.use(h -> rows.insert(h, "packing", COLUMNS, values));
        }
    }

    /** The boxes took part in the event. */
    public void note(long event, Collection<Long> boxes) {
        if (!boxes.isEmpty()) {
            List<Object[]> values = boxes.stream()
                    .distinct()
                    .sorted()
                    .map(box -> new Object[] {box, event})
                    .toList();
            database.use(h -> rows.insert(h, "box_event", List.of("box_id", "event_id"), values));
        }
    }

    /** Units are in these boxes again, as if they had never left: their last stay there goes on. */
    void reopen(Map<Long, Long> boxOfUnit) {
        if (boxOfUnit.isEmpty()) {
            return;
        }
        var stays = new HashMap<Long, Long>();
        String sql = "SELECT id, unit_id, box_id FROM packing --DERBY-PROPERTIES constraint=PACKING_UNIT_FK\n"
                + "WHERE unit_id <ids> ORDER BY from_at, id";
        database.use(h -> {
            database.in(h.createQuery(sql), "ids", boxOfUnit.keySet())
                    .map((rs, ctx) -> rs.getLong("box_id") == boxOfUnit.get(rs.getLong("unit_id"))
                            ? stays.put(rs.getLong("unit_id"), rs.getLong("id"))
                            : null)
                    .list();
            database.in(
                            h.createUpdate("UPDATE packing SET to_event = NULL, to_at = NULL WHERE id <ids>"),
                            "ids",
                            stays.values())
                    .execute();
        });
    }
}
