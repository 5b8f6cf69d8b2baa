package io.serialhub.stock;

import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Needs;
import io.serialhub.base.Permission;
import io.serialhub.location.LocationIndex;
import io.serialhub.order.OrderIndex;
import io.serialhub.order.OrderKey;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which units a person will meet who works on an order or a count, so that a phone without network knows them too. */
@Stateless
@Door
public class TakingAlong {
    /** As many as a phone keeps and reads without anybody noticing: some 200 KB. */
    public static final int MOST = 5_000;

    private static final String PROMISED = """
            SELECT u.code, m.code AS m_code,
                   CASE WHEN u.quality <> 'G' OR u.holds > 0 OR u.recalls > 0 THEN 1 ELSE 0 END AS barred,
                   0 AS done
            FROM unit u JOIN material m ON m.id = u.material_id
            WHERE u.reserved_for = :order AND u.owner_kind = 'O'
            ORDER BY u.id FETCH FIRST :n ROWS ONLY
            """;

    /** What is promised to others comes along as barred: that is a slip worth hearing of at the shelf. */
    private static final String ON_THE_SHELF = """
            SELECT u.code, m.code AS m_code,
                   CASE WHEN u.quality <> 'G' OR u.holds > 0 OR u.recalls > 0 OR u.reserved_for IS NOT NULL
                        THEN 1 ELSE 0 END AS barred,
                   0 AS done
            FROM unit u JOIN material m ON m.id = u.material_id JOIN location l ON l.id = u.place_id
            WHERE u.material_id <materials> AND u.state = 'K' AND u.custody = 'L' AND l.site = :site
              AND (u.reserved_for IS NULL OR u.reserved_for <> :order)
            ORDER BY u.stocked_at, u.id FETCH FIRST :n ROWS ONLY
            """;

    /** The units of a work order; those that have reached stock are done. */
    private static final String MADE = """
            SELECT u.code, m.code AS m_code,
                   CASE WHEN u.holds > 0 OR u.recalls > 0 THEN 1 ELSE 0 END AS barred,
                   CASE WHEN u.state IN ('U', 'P') THEN 0 ELSE 1 END AS done
            FROM unit u JOIN material m ON m.id = u.material_id
            WHERE u.work_order_id = :order AND u.state <> 'E'
            ORDER BY u.id FETCH FIRST :n ROWS ONLY
            """;

    /** Numbers that were given to the supplier for this order. */
    private static final String ANNOUNCED = """
            SELECT u.code, m.code AS m_code, CASE WHEN u.state = 'E' THEN 1 ELSE 0 END AS barred,
                   CASE WHEN u.state IN ('U', 'E') THEN 0 ELSE 1 END AS done
            FROM number_pool p
            JOIN pool_number x ON x.pool_id = p.id
            JOIN unit u ON u.id = x.unit_id
            JOIN material m ON m.id = u.material_id
            WHERE p.order_id = :order
            ORDER BY u.id FETCH FIRST :n ROWS ONLY
            """;

    private static final String THERE = """
            SELECT u.code, m.code AS m_code, 0 AS barred,
                   CASE WHEN s.unit_id IS NULL THEN 0 ELSE 1 END AS done
            FROM unit u
            JOIN material m ON m.id = u.material_id
            LEFT JOIN stocktake_unit s ON s.unit_id = u.id AND s.stocktake_id = :count
            WHERE u.place_id <places> AND u.custody = 'L' AND u.state <> 'E'
            ORDER BY u.id FETCH FIRST :n ROWS ONLY
            """;

    @Inject
    Database database;

    @Inject
    OrderIndex orders;

    @Inject
    LocationIndex locations;

    @Inject
    StocktakeTable counts;

    /** For any kind of order; of a return nobody knows what will come. @throws Problem {@code unknown-order} */
    @Needs(Permission.ORDERS_READ)
    public TakenAlong ofOrder(String code) {
        OrderKey order = orders.get(code);
        return switch (order.kind()) {
            case SALES, TRANSFER ->
                cut(Stream.concat(of(PROMISED, order).stream(), onTheShelf(order).stream())
                        .toList());
            case WORK -> cut(of(MADE, order));
            case PURCHASE -> cut(of(ANNOUNCED, order));
            case RETURN -> new TakenAlong(List.of(), false);
        };
    }

    /** What the ledger has at the place, and what of it was seen. @throws Problem {@code stocktake-unknown} */
    @Needs(Permission.UNITS_READ)
    public TakenAlong ofCount(String stocktake) {
        StocktakeTable.Kept count = counts.get(stocktake);
        return cut(database.with(h -> database.in(
                        h.createQuery(THERE),
                        "places",
                        locations.within(count.place().code()))
                .bind("count", count.id())
                .bind("n", MOST + 1)
                .map((rs, ctx) -> unit(rs))
                .list()));
    }

    private List<TakenAlong.Unit> of(String sql, OrderKey order) {
        return database.with(h -> h.createQuery(sql)
                .bind("order", order.id())
                .bind("n", MOST + 1)
                .map((rs, ctx) -> unit(rs))
                .list());
    }

    private List<TakenAlong.Unit> onTheShelf(OrderKey order) {
        Set<Long> materials =
                order.open().keySet().stream().map(OrderKey.Slot::materialId).collect(Collectors.toSet());
        if (materials.isEmpty()) {
            return List.of();
        }
        return database.with(h -> database.in(h.createQuery(ON_THE_SHELF), "materials", materials)
                .bind("order", order.id())
                .bind("site", order.site())
                .bind("n", MOST + 1)
                .map((rs, ctx) -> unit(rs))
                .list());
    }

    private static TakenAlong cut(List<TakenAlong.Unit> found) {
        return new TakenAlong(found.subList(0, Math.min(MOST, found.size())), found.size() > MOST);
    }

    private static TakenAlong.Unit unit(ResultSet rs) throws SQLException {
        return new TakenAlong.Unit(
                rs.getString("code"), rs.getString("m_code"), rs.getInt("barred") == 1, rs.getInt("done") == 1);
    }
}
