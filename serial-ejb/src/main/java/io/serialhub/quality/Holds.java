package io.serialhub.quality;

import io.serialhub.audit.Audit;
import io.serialhub.base.Actor;
import io.serialhub.base.Bulk;
import io.serialhub.base.Columns;
import io.serialhub.base.Cursor;
import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Fields;
import io.serialhub.base.Ids;
import io.serialhub.base.Needs;
import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Rows;
import io.serialhub.base.Transactions;
import io.serialhub.base.Where;
import io.serialhub.ledger.Answer;
import io.serialhub.ledger.Context;
import io.serialhub.ledger.Item;
import io.serialhub.ledger.Recorded;
import io.serialhub.ledger.Recorder;
import io.serialhub.ledger.Recording;
import io.serialhub.ledger.UnitDirectory;
import io.serialhub.outbox.Outbox;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Holds stop units at the last moment before they leave. Several may stand at once; releasing one leaves the others.
 * A hold on a lot stops every unit that contains it, at every depth. Each change is one transaction, repeated by itself
 * when the database broke a deadlock.
 */
@Stateless
@Door
public class Holds {
    private static final String SELECT = """
            SELECT h.*, u.code AS unit_code, t.code AS lot_code, m.code AS material_code
            FROM hold h
            LEFT JOIN unit u ON u.id = h.unit_id
            LEFT JOIN lot t ON t.id = h.lot_id
            LEFT JOIN material m ON m.id = t.material_id
            """;

    @Inject
    Database database;

    @Inject
    Rows rows;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    @Inject
    Recorder recorder;

    @Inject
    UnitDirectory units;

    @Inject
    Transactions transactions;

    @Inject
    Audit audit;

    @Inject
    Outbox outbox;

    /** Waits for shipments that are reading the lot, and makes later ones wait for itself. @throws Problem {@code lot-unknown} */
    @Needs(Permission.HOLDS_WRITE)
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Hold placeOnLot(String material, String lot, String reason) {
        return transactions.required(() -> heldLot(material, lot, reason));
    }

    private Hold heldLot(String material, String lot, String reason) {
        String why = needed(reason);
        Long lotId = database.with(h -> h.createQuery("SELECT t.id FROM lot t JOIN material m ON m.id = t.material_id"
                                + " WHERE m.code = :material AND t.code = :lot")
                        .bind("material", material)
                        .bind("lot", lot)
                        .mapTo(Long.class)
                        .findFirst())
                .orElseThrow(() -> Problem.notFound("lot-unknown", "material", material, "lot", lot));
        count(lotId, 1);
        Hold hold = open(List.of(), new HeldLot(lotId, material, lot), why).get(0);
        audit.changed("create", "hold", hold.code(), null, hold);
        outbox.add("lot.held", material + "/" + lot, null, hold);
        return hold;
    }

    /** All or nothing. @throws Problem {@code unit-unknown} or what the door says of the first unit that cannot be held */
    @Needs(Permission.HOLDS_WRITE)
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public List<Hold> placeOnUnits(Collection<String> codes, String reason) {
        return transactions.required(() -> heldUnits(codes, reason));
    }

    /** A list longer than an event takes is several events of one transaction. */
    private List<Hold> heldUnits(Collection<String> codes, String reason) {
        String why = needed(reason);
        List<String> all = List.copyOf(codes);
        var holds = new ArrayList<Hold>();
        for (int from = 0; from < all.size(); from += database.maxItems()) {
            List<String> part = all.subList(from, Math.min(all.size(), from + database.maxItems()));
            Map<String, Long> found = units.ids(part);
            record("hold", part, why);
            holds.addAll(open(List.copyOf(found.values()), null, why));
        }
        audit.changed(
                "hold",
                holds.stream()
                        .map(hold -> new Bulk.Change(hold.code(), null, hold))
                        .toList());
        return holds;
    }

    /** @throws Problem {@code hold-unknown}, {@code hold-released} */
    @Needs(Permission.HOLDS_WRITE)
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Hold release(String code, String reason) {
        return transactions.required(() -> released(code, reason));
    }

    private Hold released(String code, String reason) {
        String why = needed(reason);
        Hold before = get(code);
        int updated = database.with(h -> h.createUpdate("UPDATE hold SET released_at = :now, released_by = :who,"
                        + " release_reason = :why WHERE code = :code AND released_at IS NULL")
                .bind("now", clock.instant())
                .bind("who", Actor.current().login())
                .bind("why", why)
                .bind("code", code)
                .execute());
        if (updated == 0) {
            throw Problem.conflict("hold-released", "hold", code, "who", before.releasedBy());
        }
        if (before.unit() != null) {
            record("release", List.of(before.unit()), why);
        } else {
            count(
                    database.with(h -> h.createQuery("SELECT lot_id FROM hold WHERE code = :code")
                            .bind("code", code)
                            .mapTo(Long.class)
                            .one()),
                    -1);
            outbox.add("lot.released", before.material() + "/" + before.lot(), null, before);
        }
        Hold after = get(code);
        audit.changed("hold.release", "hold", code, before, after);
        return after;
    }

    /** @throws Problem {@code hold-unknown} */
    @Needs(Permission.UNITS_READ)
    public Hold get(String code) {
        return database.with(h -> h.createQuery(SELECT + " WHERE h.code = :code")
                        .bind("code", code)
                        .map((rs, ctx) -> hold(rs))
                        .findFirst())
                .orElseThrow(() -> Problem.notFound("hold-unknown", "hold", code));
    }

    /** Newest first. @param open true for those that stand, false for released ones, null for all */
    @Needs(Permission.UNITS_READ)
    public Page<Hold> list(Boolean open, String after, Integer size) {
        int limit = Page.size(size);
        Where where = new Where().and("h.id < :after", "after", Cursor.number(after));
        if (open != null) {
            where.and("CASE WHEN h.released_at IS NULL THEN 1 ELSE 0 END = :open", "open", open ? 1 : 0);
        }
        List<Hold> found = database.with(
                h -> where.on(h.createQuery(SELECT + " <where> ORDER BY h.id DESC FETCH FIRST :n ROWS ONLY"))
                        .bind("n", limit + 1)
                        .map((rs, ctx) -> hold(rs))
                        .list());
        return Page.cut(found, limit, hold -> Cursor.of(hold.code().substring(2)));
    }

    private record HeldLot(long id, String material, String code) {}

    /** What was written is not read again: that would wait for holds that others are placing just now. */
    private List<Hold> open(List<Long> unitIds, HeldLot lot, String reason) {
        var written = new ArrayList<Object[]>();
        var opened = new ArrayList<Hold>();
        Instant now = clock.instant();
        String who = Actor.current().login();
        Map<Long, String> codes = codes(unitIds);
        LongSupplier newIds = ids.several("hold", lot == null ? unitIds.size() : 1);
        for (Long unit : lot == null ? unitIds : Collections.<Long>singletonList(null)) {
            long id = newIds.getAsLong();
            written.add(new Object[] {id, "H-" + id, unit, lot == null ? null : lot.id(), reason, now, who});
            opened.add(new Hold(
                    "H-" + id,
                    codes.get(unit),
                    lot == null ? null : lot.material(),
                    lot == null ? null : lot.code(),
                    reason,
                    now,
                    who,
                    null,
                    null,
                    null));
        }
        database.use(h -> rows.insert(
                h, "hold", List.of("id", "code", "unit_id", "lot_id", "reason", "opened_at", "opened_by"), written));
        return opened;
    }

    private Map<Long, String> codes(Collection<Long> unitIds) {
        var codes = new HashMap<Long, String>();
        if (!unitIds.isEmpty()) {
            database.use(h -> database.in(
                            h.createQuery(
                                    "SELECT id, code FROM unit --DERBY-PROPERTIES constraint=UNIT_PK\nWHERE id <ids>"),
                            "ids",
                            unitIds)
                    .map((rs, ctx) -> codes.put(rs.getLong("id"), rs.getString("code")))
                    .list());
        }
        return codes;
    }

    private void count(long lot, int n) {
        database.use(h -> h.createUpdate("UPDATE lot SET holds = holds + :n, version = version + 1 WHERE id = :id")
                .bind("n", n)
                .bind("id", lot)
                .execute());
    }

    private void record(String step, Collection<String> codes, String reason) {
        Recorded recorded = recorder.record(Recording.of(
                step, Context.NONE.because(reason), codes.stream().map(Item::of).toArray(Item[]::new)));
        recorded.items().stream()
                .filter(answer -> answer.reason() != null)
                .map(Answer::reason)
                .findFirst()
                .ifPresent(refused -> {
                    throw Problem.of(Problem.Kind.CONFLICT, refused);
                });
    }

    private static String needed(String reason) {
        String why = Fields.words("reason", reason, 500);
        if (why == null) {
            throw Problem.invalid("reason-needed", "step", "hold");
        }
        return why;
    }

    private static Hold hold(ResultSet rs) throws SQLException {
        return new Hold(
                rs.getString("code"),
                rs.getString("unit_code"),
                rs.getString("material_code"),
                rs.getString("lot_code"),
                rs.getString("reason"),
                Columns.instant(rs, "opened_at"),
                rs.getString("opened_by"),
                Columns.instant(rs, "released_at"),
                rs.getString("released_by"),
                rs.getString("release_reason"));
    }
}
