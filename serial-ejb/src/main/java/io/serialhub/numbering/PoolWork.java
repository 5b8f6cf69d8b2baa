package io.serialhub.numbering;

import io.serialhub.base.Columns;
import io.serialhub.base.Database;
import io.serialhub.base.Ids;
import io.serialhub.base.Rows;
import io.serialhub.ledger.Context;
import io.serialhub.ledger.Item;
import io.serialhub.ledger.Mode;
import io.serialhub.ledger.Recorder;
import io.serialhub.ledger.Recording;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** What moves numbers into, out of and back into pools; in the caller's transaction, always with an event on each number. */
@ApplicationScoped
class PoolWork {
    @Inject
    Database database;

    @Inject
    Rows rows;

    @Inject
    Ids ids;

    @Inject
    Recorder recorder;

    /** A unit with its number, how far it is, and the pool it stands in, or null. */
    private record Out(long unit, String code, String material, String state, Long pool) {}

    /** Units with consecutive ids become numbers of the pool. */
    void put(long pool, long firstUnit, List<String> codes) {
        var list = new ArrayList<Object[]>(codes.size());
        for (String code : codes) {
            list.add(new Object[] {firstUnit + list.size(), pool, code, 0L});
        }
        database.use(h -> rows.insert(h, "pool_number", List.of("unit_id", "pool_id", "code", "draw_id"), list));
    }

    /** Units that an event brought in become numbers of the pool. */
    void putOfEvent(long pool, long event) {
        database.use(h -> h.execute(
                "INSERT INTO pool_number (unit_id, pool_id, code, draw_id)"
                        + " SELECT u.id, CAST(? AS BIGINT), u.code, 0 FROM event_unit l JOIN unit u ON u.id = l.unit_id"
                        + " WHERE l.event_id = ?",
                pool,
                event));
    }

    /** Until the end of the transaction nobody else draws from the pool or gives back to it. */
    void lock(long pool) {
        database.use(h -> h.execute("UPDATE number_pool SET version = version + 1 WHERE id = ?", pool));
    }

    /** The ids of the lowest free numbers, at most n. */
    List<Long> free(long pool, int n) {
        return database.with(h -> h.createQuery("""
                        SELECT n.unit_id FROM pool_number n --DERBY-PROPERTIES index=POOL_NUMBER_FREE
                          JOIN unit u ON u.id = n.unit_id
                        WHERE n.pool_id = :pool AND n.draw_id = 0 AND u.number_state = 'A'
                        ORDER BY n.code FETCH FIRST :n ROWS ONLY
                        """)
                .bind("pool", pool)
                .bind("n", n)
                .mapTo(Long.class)
                .list());
    }

    /** Takes the numbers out of their pool; what happens to them is recorded apart. */
    void mark(List<Long> units, long draw) {
        database.use(h -> rows.update(
                h,
                "pool_number",
                List.of("unit_id", "draw_id"),
                units.stream().sorted().map(id -> new Object[] {id, draw}).toList()));
    }

    void free(List<Long> units) {
        mark(units, 0);
    }

    /** That the numbers were drawn. @param ordered whether they are bound to the order of the context */
    void record(List<Long> units, Context context, boolean ordered) {
        record("draw", out(units), ordered ? "ordered" : "reserved", context);
    }

    /**
     * Which numbers come back: those bound to an order, those of a draw, those drawn for an order, and those of an order's
     * own pool that were put on something although nobody drew them; the rest of that pool is free as it is.
     */
    enum Of {
        ORDER("u.work_order_id = :key"),
        DRAW("n.draw_id = :key"),
        DRAWN_FOR("""
                u.id IN (SELECT x.unit_id FROM pool_draw d JOIN pool_number x ON x.pool_id = d.pool_id AND x.draw_id = d.id
                         WHERE d.order_id = :key)
                """),
        POOLED_FOR("""
                u.id IN (SELECT x.unit_id FROM number_pool q JOIN pool_number x ON x.pool_id = q.id AND x.draw_id = 0
                         WHERE q.order_id = :key)
                AND (u.number_state = 'E' OR EXISTS (
                  SELECT 1 FROM label l WHERE l.unit_id = u.id AND l.state = 'P'))
                """);

        private final String condition;

        Of(String condition) {
            this.condition = condition;
        }
    }

    /** How many there are to give back. */
    long open(Of of, long key) {
        return database.with(h -> h.createQuery("""
                        SELECT COUNT(*) FROM unit u LEFT JOIN pool_number n ON n.unit_id = u.id
                        WHERE <of> AND u.number_state IN ('A', 'E') AND u.custody = 'N'
                        """)
                .define("of", of.condition)
                .bind("key", key)
                .mapTo(Long.class)
                .one());
    }

    /**
     * Gives back the next numbers that bear no product yet: unencoded ones become free in their pool, or in the one that
     * {@code otherwise} names; encoded ones are voided, and so are those with a good label about, which may be on a
     * product before anybody read it back.
     *
     * @param most at most so many of each
     * @return how many; both 0 when none is left
     */
    GivenBack giveBack(Of of, long key, String reason, int most, ToLongFunction<String> otherwise) {
        List<Out> next = database.with(h -> h.createQuery("""
                        SELECT u.id, u.code, m.code AS material, n.pool_id,
                               CASE WHEN EXISTS (SELECT 1 FROM label l WHERE l.unit_id = u.id AND l.state = 'P')
                                    THEN 'E' ELSE u.number_state END AS number_state
                        FROM unit u
                          JOIN material m ON m.id = u.material_id
                          LEFT JOIN pool_number n ON n.unit_id = u.id
                        WHERE <of> AND u.number_state IN ('A', 'E') AND u.custody = 'N'
                        ORDER BY u.id FETCH FIRST :n ROWS ONLY
                        """)
                .define("of", of.condition)
                .bind("key", key)
                .bind("n", most)
                .map((rs, context) -> new Out(
                        rs.getLong("id"),
                        rs.getString("code"),
                        rs.getString("material"),
                        rs.getString("number_state"),
                        Columns.number(rs, "pool_id")))
                .list());
        List<Out> back = next.stream().filter(o -> o.state().equals("A")).toList();
        List<Out> gone = next.stream().filter(o -> o.state().equals("E")).toList();
        if (!back.isEmpty()) {
            record("give-back", back, "unit", Context.NONE.because(reason));
            mark(back.stream().map(Out::unit).toList(), 0);
            back.stream()
                    .filter(o -> o.pool() == null)
                    .collect(Collectors.groupingBy(Out::material))
                    .forEach((material, units) -> putAll(otherwise.applyAsLong(material), units));
        }
        if (!gone.isEmpty()) {
            record("void", gone, "unit", Context.NONE.because(reason));
        }
        return new GivenBack(back.size(), gone.size(), 0);
    }

    private void putAll(long pool, List<Out> units) {
        List<Object[]> list = units.stream()
                .map(o -> new Object[] {o.unit(), pool, o.code(), 0L})
                .toList();
        database.use(h -> rows.insert(h, "pool_number", List.of("unit_id", "pool_id", "code", "draw_id"), list));
    }

    private List<Out> out(List<Long> units) {
        return units.isEmpty()
                ? List.of()
                : database.with(h -> database.in(
                                h.createQuery("SELECT u.id, u.code, m.code AS material, u.number_state FROM unit u"
                                        + " --DERBY-PROPERTIES constraint=UNIT_PK\n"
                                        + " JOIN material m ON m.id = u.material_id WHERE u.id <ids>"
                                        + " ORDER BY u.id"),
                                "ids",
                                units)
                        .map((rs, context) -> new Out(
                                rs.getLong("id"),
                                rs.getString("code"),
                                rs.getString("material"),
                                rs.getString("number_state"),
                                null))
                        .list());
    }

    private void record(String step, List<Out> units, String role, Context context) {
        List<Item> items = units.stream()
                .map(o -> new Item(o.code(), role, null, o.material(), null, null, null, Map.of()))
                .toList();
        recorder.record(new Recording(null, step, Mode.ALL_OR_NOTHING, items, context));
    }
}
