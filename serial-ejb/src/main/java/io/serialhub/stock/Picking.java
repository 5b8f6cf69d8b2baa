package io.serialhub.stock;

import io.serialhub.base.Coded;
import io.serialhub.base.Columns;
import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Needs;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Ref;
import io.serialhub.base.Transactions;
import io.serialhub.ledger.Context;
import io.serialhub.ledger.Item;
import io.serialhub.ledger.Ledger;
import io.serialhub.ledger.Mode;
import io.serialhub.ledger.Recorded;
import io.serialhub.ledger.Recording;
import io.serialhub.ledger.Reservation;
import io.serialhub.order.OrderIndex;
import io.serialhub.order.OrderKey;
import io.serialhub.order.OrderKind;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which units an order should take: those promised to it, then what expires first, then what has been in stock longest. A
 * proposal binds nobody; reserving does.
 */
@Stateless
@Door
public class Picking {
    /** Units listed for one line; more than a person walks for at once. */
    static final int LISTED = 200;

    private static final String UNIT = """
            SELECT u.code, u.stocked_at, u.reserved, u.material_id, t.code AS lot, t.expires_on,
                   l.code AS p_code, l.name_zh AS p_zh, l.name_en AS p_en
            FROM unit u
            LEFT JOIN location l ON l.id = u.place_id
            LEFT JOIN lot t ON t.id = u.lot_id
            """;

    private static final String PROMISED = UNIT + """
            WHERE u.reserved_for = :order ORDER BY u.reserved, l.code, u.id
            """;

    private static final String PROPOSED = UNIT + """
            WHERE u.material_id = :material AND u.state = 'K' AND u.custody = 'L' AND %s AND l.site = :site
              AND (t.holds IS NULL OR t.holds = 0) AND (t.expires_on IS NULL OR t.expires_on >= CURRENT_DATE)
            ORDER BY %s u.stocked_at, u.id FETCH FIRST :n ROWS ONLY
            """;

    private static final String EXPIRY_FIRST = "CASE WHEN t.expires_on IS NULL THEN 1 ELSE 0 END, t.expires_on,";

    @Inject
    Transactions transactions;

    @Inject
    Database database;

    @Inject
    OrderIndex orders;

    @Inject
    Ledger ledger;

    private record Found(long material, PickUnit unit) {}

    /**
     * The pick list of an order, in the order of its lines; a statement for each material and two more.
     *
     * @throws Problem {@code unknown-order}, {@code order-of-other-kind}
     */
    @Needs(Permission.ORDERS_READ)
    public PickList propose(String order) {
        OrderKey key = orders.get(order);
        if (key.kind() != OrderKind.SALES && key.kind() != OrderKind.TRANSFER) {
            throw Problem.invalid(
                    "order-of-other-kind", "order", order, "kind", key.kind().word(), "needed", "sales / transfer");
        }
        Map<OrderKey.Slot, Integer> open = key.open();
        open.values().removeIf(n -> n <= 0);
        Map<Long, List<PickUnit>> promised = promised(key.id());
        Map<Long, Ref> materials = materials(
                open.keySet().stream().map(OrderKey.Slot::materialId).distinct().toList());
        var shelves = new HashMap<Long, List<PickUnit>>();
        var lines = new ArrayList<PickLine>();
        open.forEach((slot, n) -> {
            int lineNo = key.lines().stream()
                    .filter(line -> line.id() == slot.lineId())
                    .findFirst()
                    .orElseThrow()
                    .lineNo();
            List<PickUnit> own = take(promised.getOrDefault(slot.materialId(), List.of()), n);
            List<PickUnit> shelf = shelves.computeIfAbsent(
                    slot.materialId(), id -> new ArrayList<>(proposed(id, key.site(), openOf(open, id))));
            List<PickUnit> more = take(shelf, Math.min(n, LISTED) - own.size());
            var units = new ArrayList<>(own);
            units.addAll(more);
            lines.add(new PickLine(
                    lineNo, materials.get(slot.materialId()), n, units, n > LISTED && units.size() >= LISTED));
        });
        return new PickList(order, lines);
    }

    /**
     * Reserves what is proposed for the order, as far as there is any.
     *
     * @return what the ledger says of each unit, or null when there is nothing to reserve
     */
    @Needs(Permission.RECORD_SHIP)
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Recorded reserve(String order) {
        return transactions.required(() -> {
            List<Item> items = propose(order).lines().stream()
                    .flatMap(line -> line.units().stream()
                            .filter(unit -> unit.reserved() == null)
                            .map(unit -> new Item(
                                    unit.code(), null, null, line.material().code(), null, null, null, null)))
                    .toList();
            return items.isEmpty()
                    ? null
                    : ledger.record(new Recording(null, "reserve", Mode.ACCEPT_GOOD, items, Context.ofOrder(order)));
        });
    }

    private static int openOf(Map<OrderKey.Slot, Integer> open, long material) {
        return open.entrySet().stream()
                .filter(e -> e.getKey().materialId() == material)
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** Takes away what it gives. */
    private static List<PickUnit> take(List<PickUnit> from, int n) {
        if (from.isEmpty() || n <= 0) {
            return List.of();
        }
        List<PickUnit> some = from.subList(0, Math.min(n, from.size()));
        var taken = List.copyOf(some);
        some.clear();
        return taken;
    }

    private Map<Long, List<PickUnit>> promised(long order) {
        var found = new HashMap<Long, List<PickUnit>>();
        database.use(h -> h.createQuery(PROMISED)
                .bind("order", order)
                .map((rs, ctx) -> found(rs))
                .forEach(f -> found.computeIfAbsent(f.material(), m -> new ArrayList<>())
                        .add(f.unit())));
        return found;
    }

    /** Without lots that expire the order of an index serves; with them all of the material's stock is looked through. */
    private List<PickUnit> proposed(long material, String site, int n) {
        boolean expires = database.with(
                        h -> h.createQuery("SELECT id FROM lot WHERE material_id = :material AND expires_on IS NOT NULL"
                                        + " FETCH FIRST 1 ROWS ONLY")
                                .bind("material", material)
                                .mapTo(Long.class)
                                .findFirst())
                .isPresent();
        String sql = PROPOSED.formatted(StockRows.FREE, expires ? EXPIRY_FIRST : "");
        return database.with(h -> h.createQuery(sql)
                .bind("material", material)
                .bind("site", site)
                .bind("n", Math.min(n, LISTED * 5))
                .map((rs, ctx) -> found(rs).unit())
                .list());
    }

    private Map<Long, Ref> materials(List<Long> ids) {
        var found = new HashMap<Long, Ref>();
        if (!ids.isEmpty()) {
            database.use(h -> database.in(
                            h.createQuery("SELECT id, code AS m_code, name_zh AS m_zh, name_en AS m_en FROM material"
                                    + " WHERE id <ids>"),
                            "ids",
                            ids)
                    .map((rs, ctx) -> found.put(rs.getLong("id"), Columns.ref(rs, "m")))
                    .list());
        }
        return found;
    }

    private static Found found(ResultSet rs) throws SQLException {
        Date expires = rs.getDate("expires_on");
        String reserved = rs.getString("reserved");
        return new Found(
                rs.getLong("material_id"),
                new PickUnit(
                        rs.getString("code"),
                        Columns.ref(rs, "p"),
                        rs.getString("lot"),
                        expires == null ? null : expires.toLocalDate(),
                        Columns.instant(rs, "stocked_at"),
                        reserved == null ? null : Coded.ofCode(Reservation.class, reserved)));
    }
}
