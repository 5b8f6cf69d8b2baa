package io.serialhub.order;

import io.serialhub.base.Database;
import io.serialhub.base.Ids;
import io.serialhub.base.Problem;
import io.serialhub.base.Rows;
import io.serialhub.material.BomIndex;
import io.serialhub.material.BomKind;
import io.serialhub.material.MaterialIndex;
import io.serialhub.material.MaterialKey;
import io.serialhub.material.Tracking;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes the kits on an order's lines apart into what will be scanned; what a line promised stays, once it has begun. */
@Dependent
class KitParts {
    private static final List<String> COLUMNS = List.of("id", "line_id", "material_id", "per_kit", "done");

    private final Database database;
    private final Rows rows;
    private final Ids ids;
    private final MaterialIndex materials;
    private final BomIndex bills;

    @Inject
    KitParts(Database database, Rows rows, Ids ids, MaterialIndex materials, BomIndex bills) {
        this.database = database;
        this.rows = rows;
        this.ids = ids;
        this.materials = materials;
        this.bills = bills;
    }

    private record Line(long id, long material) {}

    /** Writes the parts of every kit of these orders that has not begun; components that are not followed singly are nobody's scan. */
    void explode(Collection<String> orders) {
        List<Line> lines = linesNotBegun(orders);
        Map<Long, MaterialKey> keys =
                materials.byIds(lines.stream().map(Line::material).collect(Collectors.toSet()));
        Set<Long> kits = keys.values().stream()
                .filter(key -> key.bomKind() == BomKind.KIT)
                .map(MaterialKey::id)
                .collect(Collectors.toSet());
        forget(lines);
        Map<Long, Map<Long, Integer>> parts = partsOf(kits);
        var values = new ArrayList<Object[]>();
        lines.forEach(line -> parts.getOrDefault(line.material(), Map.of())
                .forEach((material, perKit) ->
                        values.add(new Object[] {ids.next("kit_part"), line.id(), material, perKit, 0})));
        database.use(h -> rows.insert(h, "kit_part", COLUMNS, values));
    }

    /** As the other form does, for an order alone. */
    void refuseTakingBack(Order before, Order asked) {
        refuseTakingBack(before, asked, begun(List.of(before.code())).getOrDefault(before.code(), Map.of()));
    }

    /**
     * Refuses an order that takes back what a begun kit promised.
     *
     * @param before the order as it stands
     * @param asked  null for one that is called off
     * @param begun  as {@link #begun} says of this order
     * @throws Problem {@code order-line-started}, {@code order-line-below-done}
     */
    static void refuseTakingBack(Order before, Order asked, Map<Integer, Integer> begun) {
        for (OrderLine line : before.lines()) {
            Integer kits = begun.get(line.lineNo());
            if (kits == null) {
                continue;
            }
            OrderLine now = asked == null
                    ? null
                    : asked.lines().stream()
                            .filter(l -> l.lineNo() == line.lineNo())
                            .findFirst()
                            .orElse(null);
            if (now == null || !now.material().equals(line.material())) {
                throw Problem.conflict(
                        "order-line-started", "order", before.code(), "line", line.lineNo(), "done", kits);
            }
            if (now.quantity() < kits) {
                throw Problem.conflict(
                        "order-line-below-done",
                        "order",
                        before.code(),
                        "line",
                        line.lineNo(),
                        "quantity",
                        now.quantity(),
                        "done",
                        kits);
            }
        }
    }

    /** For how many kits something is done already, by order and line number. */
    Map<String, Map<Integer, Integer>> begun(Collection<String> orders) {
        String sql = """
                SELECT o.code, l.line_no, MAX((k.done + k.per_kit - 1) / k.per_kit) AS kits
                FROM kit_part k JOIN order_line l ON l.id = k.line_id JOIN doc_order o ON o.id = l.order_id
                WHERE o.code <orders> AND k.done > 0 GROUP BY o.code, l.line_no
                """;
        var begun = new HashMap<String, Map<Integer, Integer>>();
        database.use(h -> database.in(h.createQuery(sql), "orders", orders)
                .map((rs, ctx) -> begun.computeIfAbsent(rs.getString("code"), code -> new HashMap<>())
                        .put(rs.getInt("line_no"), rs.getInt("kits")))
                .list());
        return begun;
    }

    private List<Line> linesNotBegun(Collection<String> orders) {
        String sql = """
                SELECT l.id, l.material_id FROM order_line l JOIN doc_order o ON o.id = l.order_id
                WHERE o.code <orders> AND NOT EXISTS (SELECT 1 FROM kit_part k WHERE k.line_id = l.id AND k.done > 0)
                ORDER BY l.order_id, l.line_no
                """;
        return database.with(h -> database.in(h.createQuery(sql), "orders", orders)
                .map((rs, ctx) -> new Line(rs.getLong("id"), rs.getLong("material_id")))
                .list());
    }

    private void forget(Collection<Line> lines) {
        if (!lines.isEmpty()) {
            List<Long> lineIds = lines.stream().map(Line::id).toList();
            database.use(
                    h -> database.in(h.createUpdate("DELETE FROM kit_part WHERE line_id <lines>"), "lines", lineIds)
                            .execute());
        }
    }

    private Map<Long, Map<Long, Integer>> partsOf(Set<Long> kits) {
        var parts = new HashMap<Long, Map<Long, Integer>>();
        Map<Long, List<BomIndex.Slot>> slots = bills.of(kits);
        Map<Long, MaterialKey> components = materials.byIds(slots.values().stream()
                .flatMap(List::stream)
                .map(BomIndex.Slot::componentId)
                .collect(Collectors.toSet()));
        slots.forEach((kit, lines) -> lines.stream()
                .filter(slot -> Objects.requireNonNull(components.get(slot.componentId()))
                                .tracking()
                        == Tracking.SERIAL)
                .forEach(slot -> parts.computeIfAbsent(kit, id -> new HashMap<>())
                        .merge(slot.componentId(), slot.quantity().intValue(), Integer::sum)));
        return parts;
    }
}
