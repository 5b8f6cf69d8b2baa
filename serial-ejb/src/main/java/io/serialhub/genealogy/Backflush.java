package io.serialhub.genealogy;

import io.serialhub.audit.Audit;
import io.serialhub.base.Actor;
import io.serialhub.base.Clocks;
import io.serialhub.base.Columns;
import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Fields;
import io.serialhub.base.Ids;
import io.serialhub.base.Needs;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.lot.LotIndex;
import io.serialhub.lot.LotKey;
import io.serialhub.material.MaterialIndex;
import io.serialhub.material.MaterialKey;
import io.serialhub.outbox.Outbox;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Lots that are booked for a whole work order: recall then knows its units as possible, not as certain. */
@Stateless
@Door
public class Backflush {
    private static final String ROW = """
            SELECT c.id, o.code AS order_code, m.code AS m_code, m.name_zh AS m_zh, m.name_en AS m_en, t.code AS lot, c.quantity, c.happened_at,
                   c.actor, c.voided_at, c.voided_by, c.void_reason
            FROM consumption c
            JOIN doc_order o ON o.id = c.order_id
            JOIN lot t ON t.id = c.lot_id
            JOIN material m ON m.id = t.material_id
            """;

    /** A component of something that the order makes. */
    private static final String BELONGS = """
            SELECT COUNT(*) FROM order_line l JOIN bom_line b ON b.material_id = l.material_id
            WHERE l.order_id = :order AND b.component_id = :material
            """;

    @Inject
    Database database;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    @Inject
    MaterialIndex materials;

    @Inject
    LotIndex lots;

    @Inject
    Audit audit;

    @Inject
    Outbox outbox;

    private record Order(long id, String kind, String status) {}

    /**
     * Books a lot for the whole order; a lot that nobody announced is made on sight.
     *
     * @throws Problem {@code unknown-order}, {@code order-of-other-kind}, {@code order-cancelled}, {@code not-in-bom},
     *                 {@code lot-on-hold}
     */
    @Needs(Permission.RECORD_MAKE)
    public Consumption record(ConsumptionDraft draft) {
        Order order = order(draft.order());
        MaterialKey material = materials.byCodes(List.of(draft.material())).get(draft.material());
        if (material == null) {
            throw Problem.invalid("unknown-material", "material", draft.material());
        }
        int positions = database.with(h -> h.createQuery(BELONGS)
                .bind("order", order.id())
                .bind("material", material.id())
                .mapTo(Integer.class)
                .one());
        if (positions == 0) {
            throw Problem.conflict("not-in-bom", "parent", draft.order());
        }
        LotKey lot = lots.ensure(material.id(), draft.lot());
        if (held(lot)) {
            throw Problem.conflict("lot-on-hold", "lot", lot.code());
        }
        long id = ids.next("consumption");
        insert(id, order.id(), lot.id(), draft);
        Consumption booked = get(id);
        audit.changed("create", "consumption", booked.id(), null, booked);
        outbox.add("lot.consumed", booked.order(), null, booked);
        return booked;
    }

    private Order order(String code) {
        Order order = database.with(h -> h.createQuery("SELECT id, kind, status FROM doc_order WHERE code = :code")
                        .bind("code", code)
                        .map((rs, ctx) -> new Order(rs.getLong("id"), rs.getString("kind"), rs.getString("status")))
                        .findFirst())
                .orElseThrow(() -> Problem.invalid("unknown-order", "order", code));
        if (!order.kind().equals("W")) {
            throw Problem.invalid("order-of-other-kind", "order", code, "kind", "", "needed", "work");
        }
        if (order.status().equals("X")) {
            throw Problem.conflict("order-cancelled", "order", code);
        }
        return order;
    }

    /** Under the lock that a hold being placed waits for. */
    private boolean held(LotKey lot) {
        String lock = database.isPostgres() ? " FOR SHARE" : " WITH RS";
        return database.with(h -> h.createQuery("SELECT holds FROM lot WHERE id = :id" + lock)
                        .bind("id", lot.id())
                        .mapTo(Integer.class)
                        .one())
                > 0;
    }

    private void insert(long id, long order, long lot, ConsumptionDraft draft) {
        Instant now = clock.instant();
        String site = Actor.current().site();
        database.use(h -> h.createUpdate("INSERT INTO consumption"
                        + " (id, order_id, lot_id, quantity, happened_at, recorded_at, actor, site)"
                        + " VALUES (:id, :order, :lot, :quantity, :at, :now, :actor, :site)")
                .bind("id", id)
                .bind("order", order)
                .bind("lot", lot)
                .bind("quantity", draft.quantity())
                .bind("at", draft.happenedAt() == null ? now : Clocks.micros(draft.happenedAt()))
                .bind("now", now)
                .bind("actor", Actor.current().login())
                .bind("site", site == null ? "" : site)
                .execute());
    }

    /** What the order used, oldest first, the last 1,000; what was taken back too. */
    @Needs(Permission.ORDERS_READ)
    public List<Consumption> list(String order) {
        List<Consumption> newest = database.with(
                h -> h.createQuery(ROW + " WHERE o.code = :order ORDER BY c.id DESC FETCH FIRST 1000 ROWS ONLY")
                        .bind("order", order)
                        .map((rs, ctx) -> view(rs))
                        .list());
        var oldestFirst = new ArrayList<>(newest);
        Collections.reverse(oldestFirst);
        return oldestFirst;
    }

    /** The booking was wrong; it stays visible. @throws Problem {@code consumption-unknown}, {@code already-corrected} */
    @Needs(Permission.RECORD_CORRECT)
    public Consumption takeBack(String id, String reason) {
        String why = Fields.words("reason", reason, 500);
        if (why == null) {
            throw Problem.invalid("reason-needed", "step", "correct");
        }
        Consumption before = get(number(id));
        int updated = database.with(h -> h.createUpdate("UPDATE consumption SET voided_at = :now, voided_by = :who,"
                        + " void_reason = :why WHERE id = :id AND voided_at IS NULL")
                .bind("now", clock.instant())
                .bind("who", Actor.current().login())
                .bind("why", why)
                .bind("id", number(id))
                .execute());
        if (updated == 0) {
            throw Problem.conflict("already-corrected", "unit", before.lot());
        }
        Consumption after = get(number(id));
        audit.changed("take-back", "consumption", id, before, after, reason);
        outbox.add("lot.consumption-taken-back", after.order(), null, after);
        return after;
    }

    private static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException e) {
            throw Problem.notFound("consumption-unknown", "id", id);
        }
    }

    private Consumption get(long id) {
        return database.with(h -> h.createQuery(ROW + " WHERE c.id = :id")
                        .bind("id", id)
                        .map((rs, ctx) -> view(rs))
                        .findFirst())
                .orElseThrow(() -> Problem.notFound("consumption-unknown", "id", id));
    }

    private static Consumption view(ResultSet rs) throws SQLException {
        BigDecimal quantity = rs.getBigDecimal("quantity").stripTrailingZeros();
        return new Consumption(
                rs.getString("id"),
                rs.getString("order_code"),
                Columns.ref(rs, "m"),
                rs.getString("lot"),
                quantity.scale() < 0 ? quantity.setScale(0) : quantity,
                Columns.instant(rs, "happened_at"),
                rs.getString("actor"),
                Columns.instant(rs, "voided_at"),
                rs.getString("voided_by"),
                rs.getString("void_reason"));
    }
}
