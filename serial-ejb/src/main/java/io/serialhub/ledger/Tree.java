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
import org.jdbi.v3.core.statement.Query;

/** Trees of parts at any moment: one statement for each level, whatever the number of parts. */
@ApplicationScoped
class Tree {
    /**
     * One level. Downwards with what had been taken out again by then: whatever went into its position afterwards took its
     * place.
     */
    private static final String LEVEL = """
            SELECT a.parent_id, a.child_id, a.quantity, a.position, a.from_at, a.to_at, e.step, e.step_version,
                   CASE WHEN a.from_at < e.happened_at THEN 1 ELSE 0 END AS day_known,
                   m.code AS m_code, m.name_zh AS m_zh, m.name_en AS m_en, t.code AS lot_code,
                   c.code AS unit_code, c.state AS unit_state, c.holds, c.recalls, c.quality, c.custody, c.owner_kind,
                   CASE WHEN EXISTS (SELECT 1 FROM assembly d WHERE d.<known> = a.<next>) THEN 1 ELSE 0 END AS goes_on,
                   <swapped> AS swapped
            FROM assembly a --DERBY-PROPERTIES constraint=<index>
            LEFT JOIN unit c ON c.id = a.<next>
            JOIN event e ON e.id = a.from_event
            JOIN material m ON m.id = <material>
            LEFT JOIN lot t ON t.id = <lot>
            WHERE a.<known> <ids> AND a.from_at <= :at AND (a.to_at IS NULL OR a.to_at > <ended>)
            ORDER BY a.position, a.id
            """;

    private static final Map<String, String> DOWN = Map.of(
            "known", "parent_id",
            "next", "child_id",
            "index", "ASSEMBLY_PARENT_FK",
            "material", "a.material_id",
            "lot", "COALESCE(a.lot_id, c.lot_id)",
            "swapped", "0",
            "ended", "a.from_at");

    private static final Map<String, String> UP = Map.of(
            "known",
            "child_id",
            "next",
            "parent_id",
            "index",
            "ASSEMBLY_CHILD_FK",
            "material",
            "c.material_id",
            "lot",
            "c.lot_id",
            "swapped",
            "(SELECT COUNT(*) FROM assembly b WHERE b.parent_id = a.parent_id AND b.position = a.position"
                    + " AND b.to_at <= a.from_at AND b.to_at > b.from_at)",
            "ended",
            ":at");

    private static final String ROOT = """
            SELECT u.code, u.state, u.holds, u.recalls, u.quality, u.custody, u.owner_kind,
                   m.code AS m_code, m.name_zh AS m_zh, m.name_en AS m_en, t.code AS lot_code
            FROM unit u
            JOIN material m ON m.id = u.material_id
            LEFT JOIN lot t ON t.id = u.lot_id
            WHERE u.id = :id
            """;

    private static final int DEEPEST = 32;

    @Inject
    Database database;

    @Inject
    UnitPages pages;

    @Inject
    StepBook steps;

    /** @param goesOn whether there may be a further level */
    private record Node(long next, long known, boolean goesOn, Part part) {
        boolean isInsideAt(Instant at) {
            return part.until() == null || part.until().isAfter(at);
        }

        Node swapped() {
            return new Node(next, known, goesOn, Tree.swapped(part));
        }
    }

    /** Children of the nodes in {@code asked}, by the asked node. */
    Map<Long, List<Part>> below(Collection<Long> roots, Instant at) {
        return grow(roots, at, DOWN);
    }

    Map<Long, List<Part>> above(Collection<Long> roots, Instant at) {
        return grow(roots, at, UP);
    }

    private Map<Long, List<Part>> grow(Collection<Long> roots, Instant at, Map<String, String> way) {
        var levels = new ArrayList<List<Node>>();
        Collection<Long> asked = roots;
        Set<Long> seen = new HashSet<>(roots);
        while (!asked.isEmpty() && levels.size() < DEEPEST) {
            List<Node> level = read(asked, at, way);
            levels.add(level);
            asked = level.stream()
                    .filter(Node::goesOn)
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

    private List<Node> read(Collection<Long> ids, Instant at, Map<String, String> way) {
        // what stands in a comment is not filled in by the library
        String sql = LEVEL.replace("<index>", way.get("index"));
        List<Node> all = database.with(h -> {
            Query query = database.in(h.createQuery(sql), "ids", ids).bind("at", at);
            way.forEach(query::define);
            return query.map((rs, ctx) -> new Node(
                            rs.getLong(way.get("next")),
                            rs.getLong(way.get("known")),
                            rs.getInt("goes_on") == 1,
                            part(rs, rs.getInt("swapped") > 0)))
                    .list();
        });
        var ends = new HashMap<Place, Instant>();
        all.stream()
                .filter(node -> !node.isInsideAt(at))
                .forEach(node -> ends.merge(Place.of(node), node.part().until(), (a, b) -> a.isBefore(b) ? a : b));
        return all.stream()
                .filter(node -> node.isInsideAt(at))
                .map(node -> tookOver(node, ends.get(Place.of(node))) ? node.swapped() : node)
                .toList();
    }

    private record Place(long parent, String position) {
        static Place of(Node node) {
            return new Place(node.known(), node.part().position());
        }
    }

    /** A part without a position took nobody's place. */
    private static boolean tookOver(Node node, Instant firstEnd) {
        return node.part().position() != null
                && firstEnd != null
                && !firstEnd.isAfter(node.part().since());
    }

    private Part part(ResultSet rs, boolean swapped) throws SQLException {
        String state = rs.getString("unit_state");
        BigDecimal quantity = rs.getBigDecimal("quantity").stripTrailingZeros();
        return new Part(
                rs.getString("unit_code"),
                UnitPages.ref(rs, "m"),
                rs.getString("position"),
                rs.getString("lot_code"),
                quantity.scale() < 0 ? quantity.setScale(0) : quantity,
                instant(rs, "from_at"),
                steps.version(rs.getString("step"), rs.getInt("step_version")).has(Verb.TAKE_OVER)
                        && rs.getInt("day_known") == 0,
                instant(rs, "to_at"),
                state == null ? null : Coded.ofCode(StateWord.class, state),
                state == null ? List.of() : badges(rs),
                swapped,
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

    private static Part with(Part p, List<Part> parts) {
        return of(p, p.swapped(), parts);
    }

    private static Part swapped(Part p) {
        return of(p, true, p.parts());
    }

    private static Part of(Part p, boolean swapped, List<Part> parts) {
        return new Part(
                p.code(),
                p.material(),
                p.position(),
                p.lot(),
                p.quantity(),
                p.since(),
                p.takenOver(),
                p.until(),
                p.state(),
                p.badges(),
                swapped,
                parts);
    }

    /** The unit that the tree is of; a part inside another one shows the word of the outermost. */
    Part root(long id, List<Part> parts) {
        Part root = database.with(h -> h.createQuery(ROOT)
                .bind("id", id)
                .map((rs, ctx) -> new Part(
                        rs.getString("code"),
                        UnitPages.ref(rs, "m"),
                        null,
                        rs.getString("lot_code"),
                        BigDecimal.ONE,
                        null,
                        false,
                        null,
                        Coded.ofCode(StateWord.class, rs.getString("state")),
                        badges(rs),
                        false,
                        parts))
                .one());
        return root.state() == StateWord.INSIDE
                ? inState(root, pages.outermost(List.of(id)).get(id).state())
                : root;
    }

    private static Part inState(Part p, StateWord state) {
        return new Part(
                p.code(),
                p.material(),
                null,
                p.lot(),
                p.quantity(),
                null,
                false,
                null,
                state,
                p.badges(),
                false,
                p.parts());
    }

    /** Moments at which something directly inside the unit changed, oldest first: the last so many up to then. */
    List<Instant> changes(long unit, Instant until) {
        String sql = """
                SELECT from_at AS at_time FROM assembly
                WHERE parent_id = :id AND (to_at IS NULL OR to_at > from_at) AND from_at <= :until
                UNION SELECT to_at FROM assembly WHERE parent_id = :id AND to_at > from_at AND to_at <= :until
                ORDER BY 1 DESC FETCH FIRST :most ROWS ONLY
                """;
        List<Instant> newest = database.with(h -> h.createQuery(sql)
                .bind("id", unit)
                .bind("until", until == null ? Moments.LATEST : until)
                .bind("most", Moments.MOST)
                .mapTo(Instant.class)
                .list());
        return newest.stream().sorted().toList();
    }
}
