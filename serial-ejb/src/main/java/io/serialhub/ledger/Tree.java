package io.serialhub.ledger;

import io.serialhub.base.Coded;
import io.serialhub.base.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Trees of parts at any moment: one statement for each level, whatever the number of parts. */
@ApplicationScoped
class Tree {
    private static final String PARTS = """
            SELECT a.parent_id, a.child_id, a.quantity, a.position, a.from_at, a.to_at,
                   m.code AS m_code, m.name_zh AS m_zh, m.name_en AS m_en, t.code AS lot_code,
                   c.code AS unit_code, c.state AS unit_state, c.holds, c.recalls, c.quality, c.custody, c.owner_kind,
                   (SELECT COUNT(*) FROM assembly b WHERE b.parent_id = a.parent_id AND b.position = a.position
                    AND b.to_at <= a.from_at AND b.to_at > b.from_at) AS before_it
            FROM assembly a --DERBY-PROPERTIES constraint=ASSEMBLY_PARENT_FK
            JOIN material m ON m.id = a.material_id
            LEFT JOIN unit c ON c.id = a.<unit>
            LEFT JOIN lot t ON t.id = COALESCE(a.lot_id, c.lot_id)
            WHERE a.<key> <ids> AND a.from_at <= :at AND (a.to_at IS NULL OR a.to_at > :at)
            ORDER BY a.position, a.id
            """;

    private static final int DEEPEST = 32;

    @Inject
    Database database;

    private record Node(long next, long known, Part part) {}

    /** Children of the nodes in {@code asked}, by the asked node. */
    Map<Long, List<Part>> below(Collection<Long> roots, Instant at) {
        return grow(roots, at, true);
    }

    Map<Long, List<Part>> above(Collection<Long> roots, Instant at) {
        return grow(roots, at, false);
    }

    private Map<Long, List<Part>> grow(Collection<Long> roots, Instant at, boolean down) {
        var levels = new ArrayList<List<Node>>();
        Collection<Long> asked = roots;
        Set<Long> seen = new HashSet<>(roots);
        while (!asked.isEmpty() && levels.size() < DEEPEST) {
            List<Node> level = read(asked, at, down);
            levels.add(level);
            asked = level.stream()
                    .map(Node::next)
                    .filter(id -> id != 0 && seen.add(id))
                    .toList();
        }
        Map<Long, List<Part>> lower = Map.of();
        for (int i = levels.size() - 1; i >= 0; i--) {
            var here = new HashMap<Long, List<Part>>();
            for (Node node : levels.get(i)) {
                here.computeIfAbsent(node.known(), id -> new ArrayList<>())
                        .add(with(node.part(), lower.getOrDefault(node.next(), List.of())));
            }
            lower = here;
        }
        return lower;
    }

    private List<Node> read(Collection<Long> ids, Instant at, boolean down) {
        String known = down ? "parent_id" : "child_id";
        String next = down ? "child_id" : "parent_id";
        String sql = down
                ? PARTS
                : PARTS.replace("ASSEMBLY_PARENT_FK", "ASSEMBLY_CHILD_FK")
                        .replace(
                                "m.id = a.material_id",
                                "m.id = (SELECT material_id FROM unit" + " WHERE id = a.parent_id)")
                        .replace("COALESCE(a.lot_id, c.lot_id)", "c.lot_id");
        return database.with(h -> database.in(h.createQuery(sql), "ids", ids)
                .define("unit", next)
                .define("key", known)
                .bind("at", at)
                .map((rs, ctx) -> new Node(rs.getLong(next), rs.getLong(known), part(rs)))
                .list());
    }

    private static Part part(ResultSet rs) throws SQLException {
        String state = rs.getString("unit_state");
        BigDecimal quantity = rs.getBigDecimal("quantity").stripTrailingZeros();
        return new Part(
                rs.getString("unit_code"),
                UnitPages.ref(rs, "m"),
                rs.getString("position"),
                rs.getString("lot_code"),
                quantity.scale() < 0 ? quantity.setScale(0) : quantity,
                instant(rs, "from_at"),
                instant(rs, "to_at"),
                state == null ? null : Coded.ofCode(StateWord.class, state),
                state == null ? List.of() : badges(rs),
                rs.getInt("before_it") > 0,
                List.of());
    }

    private static List<Badge> badges(ResultSet rs) throws SQLException {
        return Badge.of(UnitState.unborn(0)
                .open(rs.getInt("holds"), rs.getInt("recalls"), 0)
                .quality(Coded.ofCode(Quality.class, rs.getString("quality")))
                .owner(Coded.ofCode(OwnerKind.class, rs.getString("owner_kind")), null)
                .custody(Coded.ofCode(Custody.class, rs.getString("custody")), null, null, null, null));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        Timestamp timestamp = rs.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }

    static Part with(Part p, List<Part> parts) {
        return new Part(
                p.code(),
                p.material(),
                p.position(),
                p.lot(),
                p.quantity(),
                p.since(),
                p.until(),
                p.state(),
                p.badges(),
                p.swapped(),
                parts);
    }

    static Part root(UnitView unit, List<Part> parts) {
        return new Part(
                unit.code(),
                unit.material(),
                null,
                unit.lot(),
                BigDecimal.ONE,
                null,
                null,
                unit.state(),
                unit.badges(),
                false,
                parts);
    }

    /** Every moment at which something directly inside the unit changed. */
    List<Instant> changes(long unit) {
        String sql = """
                SELECT from_at AS at_time FROM assembly WHERE parent_id = :id AND (to_at IS NULL OR to_at > from_at)
                UNION SELECT to_at FROM assembly WHERE parent_id = :id AND to_at > from_at
                ORDER BY 1
                """;
        return database.with(
                h -> h.createQuery(sql).bind("id", unit).mapTo(Instant.class).list());
    }
}
