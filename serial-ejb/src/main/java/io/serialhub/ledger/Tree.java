package io.serialhub.ledger;

import io.serialhub.base.Coded;
import io.serialhub.base.Columns;
import io.serialhub.base.Cursor;
import io.serialhub.base.Database;
import io.serialhub.base.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;

/** Trees of parts at any moment: one statement for each level, whatever the number of parts. */
@ApplicationScoped
class Tree {
    /** Parts that one tree shows; the others are counted, and read page by page. */
    static final int MOST = 2_000;

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

    private static final int DEEPEST = 32;

    @Inject
    Database database;

    @Inject
    UnitPages pages;

    @Inject
    StepBook steps;

    /** @param goesOn whether there may be a further level */
    private record Node(long id, long next, long known, boolean goesOn, Part part) {
        boolean isInsideAt(Instant at) {
            return part.until() == null || part.until().isAfter(at);
        }

        Node swapped() {
            return new Node(id, next, known, goesOn, part.swappedIn());
        }
    }

    /** Which statement reads which level. @param after only rows with a higher id. @param most how many parts at most */
    private record Asked(Map<String, String> way, Collection<Long> ids, Instant at, long after, int most) {
        Asked level(Collection<Long> next, int left) {
            return new Asked(way, next, at, 0, left);
        }
    }

    /** The unit with what is inside it, or what it is inside of, through all levels. */
    Part of(long root, Part.Direction direction, Instant at) {
        return of(root, direction, at, MOST);
    }

    /** @param most how many parts are shown */
    Part of(long root, Part.Direction direction, Instant at, int most) {
        var levels = new ArrayList<List<Node>>();
        var more = new HashMap<Long, Long>();
        Asked asked = new Asked(way(direction), List.of(root), at, 0, most);
        Set<Long> seen = new HashSet<>(asked.ids());
        while (!asked.ids().isEmpty() && levels.size() < DEEPEST && asked.most() > 0) {
            List<Node> read = read(asked);
            List<Node> level = read.subList(0, Math.min(read.size(), asked.most()));
            levels.add(level);
            if (level.size() < read.size()) {
                more.putAll(counts(asked));
                level.forEach(node -> more.merge(node.known(), -1L, Long::sum));
            }
            asked = asked.level(
                    level.stream()
                            .filter(Node::goesOn)
                            .map(Node::next)
                            .filter(id -> id != 0 && seen.add(id))
                            .toList(),
                    asked.most() - level.size());
        }
        if (!asked.ids().isEmpty()) {
            more.putAll(counts(asked));
        }
        Map<Long, List<Part>> lower = Map.of();
        for (int i = levels.size() - 1; i >= 0; i--) {
            var here = new HashMap<Long, List<Part>>();
            for (Node node : levels.get(i)) {
                List<Part> below = lower.getOrDefault(node.next(), List.of());
                here.computeIfAbsent(node.known(), id -> new ArrayList<>())
                        .add(node.part().with(below, more.getOrDefault(node.next(), 0L)));
            }
            lower = here;
        }
        return root(root).with(lower.getOrDefault(root, List.of()), more.getOrDefault(root, 0L));
    }

    private static Map<String, String> way(Part.Direction direction) {
        return direction == Part.Direction.UP ? UP : DOWN;
    }

    /** What is directly inside or around, page by page in the order in which it went in; each counts what goes on from it. */
    Page<Part> page(long unit, Part.Direction direction, Instant at, Paged paged) {
        var way = new HashMap<>(way(direction));
        way.putAll(Map.of("swapped", SWAPPED, "ended", ":at", "order", "a.id"));
        List<Node> found = rows(new Asked(way, List.of(unit), at, paged.after(), paged.size() + 1));
        Page<Node> page = Page.cut(found, paged.size(), node -> Cursor.of(node.id()));
        List<Long> next = page.items().stream()
                .filter(Node::goesOn)
                .map(Node::next)
                .filter(id -> id != 0)
                .toList();
        Map<Long, Long> more = next.isEmpty() ? Map.of() : counts(new Asked(way, next, at, 0, 0));
        return new Page<>(
                page.items().stream()
                        .map(node -> node.part().with(List.of(), more.getOrDefault(node.next(), 0L)))
                        .toList(),
                page.next());
    }

    /** @param after the last row of the page before, 0 for the first */
    record Paged(long after, int size) {}

    private Map<Long, Long> counts(Asked asked) {
        return database.with(h -> database
                .in(h.createQuery(COUNTS).define("known", asked.way().get("known")), "ids", asked.ids())
                .bind("at", asked.at())
                .map((rs, ctx) -> Map.entry(rs.getLong("id"), rs.getLong("n")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private List<Node> rows(Asked asked) {
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

    /** One more than are asked for, if there are. */
    private List<Node> read(Asked asked) {
        Instant at = asked.at();
        List<Node> all = rows(asked.level(asked.ids(), asked.most() + 1 + GONE));
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

    /** The unit that the tree is of; a part inside another one shows the word of the outermost. */
    private Part root(long id) {
        Part root = database.with(h -> h.createQuery(ROOT)
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
        return root.state() == StateWord.INSIDE
                ? root.inState(pages.outermost(List.of(id)).get(id).state())
                : root;
    }
}
