package io.serialhub.ledger;

import io.serialhub.base.Coded;
import io.serialhub.base.Columns;
import io.serialhub.base.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;

/** Reads trees of parts: one statement for each level, whatever the number of parts. */
@ApplicationScoped
class TreeRows {
    /** Parts taken out again that are read to tell which ones took their place. */
    private static final int GONE = 10_000;

    /**
     * One level. Downwards with what had been taken out again by then: whatever went into its position afterwards took its
     * place. Those come last, the earliest first, since the first end in a position is what counts.
     */
    private static final String LEVEL = """
            SELECT a.id, a.parent_id, a.child_id, a.quantity, a.position, a.from_at, a.to_at, e.step, e.step_version,
                   CASE WHEN a.from_at < e.happened_at THEN 1 ELSE 0 END AS day_known,
                   m.code AS m_code, m.name_zh AS m_zh, m.name_en AS m_en, t.code AS lot_code,
                   c.code AS unit_code, c.state AS unit_state, c.holds, c.recalls, c.quality, c.custody, c.owner_kind,
                   CASE WHEN EXISTS (SELECT 1 FROM assembly d WHERE d.<known> = a.<next>) THEN 1 ELSE 0 END AS goes_on,
                   <swapped> AS swapped,
                   CASE WHEN a.to_at IS NULL OR a.to_at > :at THEN CAST('1970-01-01 00:00:00' AS TIMESTAMP) ELSE a.to_at END
                     AS gone
            FROM assembly a --DERBY-PROPERTIES constraint=<index>
            LEFT JOIN unit c ON c.id = a.<next>
            JOIN event e ON e.id = a.from_event
            JOIN material m ON m.id = <material>
            LEFT JOIN lot t ON t.id = <lot>
            WHERE a.<known> <ids> AND a.from_at <= :at AND (a.to_at IS NULL OR a.to_at > <ended>) AND a.id > :after
            ORDER BY <order> FETCH FIRST :n ROWS ONLY
            """;

    private static final String COUNTS = """
            SELECT a.<known> AS id, COUNT(*) AS n FROM assembly a
            WHERE a.<known> <ids> AND a.from_at <= :at AND (a.to_at IS NULL OR a.to_at > :at)
            GROUP BY a.<known>
            """;

    private static final String SWAPPED =
            "(SELECT COUNT(*) FROM assembly b WHERE b.parent_id = a.parent_id AND b.position = a.position"
                    + " AND b.to_at <= a.from_at AND b.to_at > b.from_at)";

    private static final Map<String, String> DOWN = Map.of(
            "known", "parent_id",
            "next", "child_id",
            "index", "ASSEMBLY_PARENT_FK",
            "material", "a.material_id",
            "lot", "COALESCE(a.lot_id, c.lot_id)",
            "swapped", "0",
            "ended", "a.from_at",
            "order", "gone, a.position, a.id");

    private static final Map<String, String> UP = Map.of(
            "known", "child_id",
            "next", "parent_id",
            "index", "ASSEMBLY_CHILD_FK",
            "material", "c.material_id",
            "lot", "c.lot_id",
            "swapped", SWAPPED,
            "ended", ":at",
            "order", "gone, a.position, a.id");

    private static final String ROOT = """
            SELECT u.code, u.state, u.holds, u.recalls, u.quality, u.custody, u.owner_kind,
                   m.code AS m_code, m.name_zh AS m_zh, m.name_en AS m_en, t.code AS lot_code
            FROM unit u
            JOIN material m ON m.id = u.material_id
            LEFT JOIN lot t ON t.id = u.lot_id
            WHERE u.id = :id
            """;

    @Inject
    Database database;

    @Inject
    StepBook steps;

    /** @param goesOn whether there may be a further level */
    record Node(long id, long next, long known, boolean goesOn, Part part) {
        boolean isInsideAt(Instant at) {
            return part.until() == null || part.until().isAfter(at);
        }

        Node swapped() {
            return new Node(id, next, known, goesOn, part.swappedIn());
        }
    }

    /** Which statement reads which level. @param after only rows with a higher id. @param most how many parts at most */
    record Asked(Map<String, String> way, Collection<Long> ids, Instant at, long after, int most) {
        /** In the order of positions, with what took whose place. */
        static Asked level(Part.Direction direction, long unit, Instant at, int most) {
            return new Asked(way(direction), List.of(unit), at, 0, most);
        }

        /** In the order in which the parts went in; one more than the page holds, to tell whether there is a next one. */
        static Asked page(Part.Direction direction, long unit, Instant at, Tree.Paged paged) {
            var way = new HashMap<>(way(direction));
            way.putAll(Map.of("swapped", SWAPPED, "ended", ":at", "order", "a.id"));
            return new Asked(way, List.of(unit), at, paged.after(), paged.size() + 1);
        }

        private static Map<String, String> way(Part.Direction direction) {
            return direction == Part.Direction.UP ? UP : DOWN;
        }

        Asked next(Collection<Long> level, int left) {
            return new Asked(way, level, at, 0, left);
        }
    }

    /** How many things are directly in or around each of the units. */
    Map<Long, Long> counts(Asked asked) {
        return database.with(h -> database
                .in(h.createQuery(COUNTS).define("known", asked.way().get("known")), "ids", asked.ids())
                .bind("at", asked.at())
                .map((rs, ctx) -> Map.entry(rs.getLong("id"), rs.getLong("n")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    List<Node> read(Asked asked) {
        // what stands in a comment is not filled in by the library
        String sql = LEVEL.replace("<index>", asked.way().get("index"));
        return database.with(h -> {
            Query query = database.in(h.createQuery(sql), "ids", asked.ids())
                    .bind("at", asked.at())
                    .bind("after", asked.after())
                    .bind("n", asked.most());
            asked.way().forEach(query::define);
            return query.map((rs, ctx) -> new Node(
                            rs.getLong("id"),
                            rs.getLong(asked.way().get("next")),
                            rs.getLong(asked.way().get("known")),
                            rs.getInt("goes_on") == 1,
                            part(rs, rs.getInt("swapped") > 0)))
                    .list();
        });
    }

    /** What is there at the moment, each with whether it took another one's place; one more than are asked for, if there are. */
    List<Node> level(Asked asked) {
        Instant at = asked.at();
        List<Node> all = read(asked.next(asked.ids(), asked.most() + 1 + GONE));
        var ends = new HashMap<Place, Instant>();
        all.stream()
                .filter(node -> !node.isInsideAt(at))
                .forEach(node -> ends.merge(Place.of(node), node.part().until(), (a, b) -> a.isBefore(b) ? a : b));
        return all.stream()
                .filter(node -> node.isInsideAt(at))
                .limit(asked.most() + 1L)
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
                Columns.ref(rs, "m"),
                rs.getString("position"),
                rs.getString("lot_code"),
                quantity.scale() < 0 ? quantity.setScale(0) : quantity,
                Columns.instant(rs, "from_at"),
                steps.version(rs.getString("step"), rs.getInt("step_version")).has(Verb.TAKE_OVER)
                        && rs.getInt("day_known") == 0,
                Columns.instant(rs, "to_at"),
                state == null ? null : Coded.ofCode(StateWord.class, state),
                state == null ? List.of() : badges(rs),
                swapped,
                List.of(),
                0);
    }

    private static List<Badge> badges(ResultSet rs) throws SQLException {
        return Badge.of(UnitState.unborn(0)
                .open(rs.getInt("holds"), rs.getInt("recalls"), 0)
                .quality(Coded.ofCode(Quality.class, rs.getString("quality")))
                .owner(Coded.ofCode(OwnerKind.class, rs.getString("owner_kind")), null)
                .custody(Coded.ofCode(Custody.class, rs.getString("custody")), null, null, null, null));
    }

    /** The unit that a tree is of, with nothing inside yet. */
    Part root(long id) {
        return database.with(h -> h.createQuery(ROOT)
                .bind("id", id)
                .map((rs, ctx) -> new Part(
                        rs.getString("code"),
                        Columns.ref(rs, "m"),
                        null,
                        rs.getString("lot_code"),
                        BigDecimal.ONE,
                        null,
                        false,
                        null,
                        Coded.ofCode(StateWord.class, rs.getString("state")),
                        badges(rs),
                        false,
                        List.of(),
                        0))
                .one());
    }
}
