package io.serialhub.ledger;

import io.serialhub.base.Coded;
import io.serialhub.base.Database;
import io.serialhub.base.Rows;
import io.serialhub.base.Transactions;
import io.serialhub.identifier.SerialNumber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.SqlStatement;

/** Reads units for a decision and writes what became of them; a fixed number of statements for any number of units. */
@ApplicationScoped
class UnitStore {
    static final String COLUMNS =
            "u.id, u.code, u.site, u.material_id, u.lot_id, u.work_order_id, u.number_state, u.custody,"
                    + " u.place_id, u.place_kind, u.holder_id, u.parent_id, u.box_id, u.quality, u.owner_kind,"
                    + " u.owner_id, u.holds, u.recalls, u.cases, u.warranty_from, u.warranty_until, u.stocked_at, u.reserved,"
                    + " u.reserved_for, u.seq";

    private static final List<String> STATE = List.of(
            "id",
            "material_id",
            "lot_id",
            "work_order_id",
            "number_state",
            "custody",
            "place_id",
            "place_kind",
            "holder_id",
            "parent_id",
            "box_id",
            "quality",
            "owner_kind",
            "owner_id",
            "holds",
            "recalls",
            "cases",
            "warranty_from",
            "warranty_until",
            "stocked_at",
            "reserved",
            "reserved_for",
            "seq");

    private static final List<String> ALL = List.of(
            "id",
            "material_id",
            "lot_id",
            "work_order_id",
            "number_state",
            "custody",
            "place_id",
            "place_kind",
            "holder_id",
            "parent_id",
            "box_id",
            "quality",
            "owner_kind",
            "owner_id",
            "holds",
            "recalls",
            "cases",
            "warranty_from",
            "warranty_until",
            "stocked_at",
            "reserved",
            "reserved_for",
            "seq",
            "code",
            "code_key",
            "uniq",
            "site",
            "batch_id");

    private static final int FEW = 4;

    @Inject
    Database database;

    @Inject
    Rows rows;

    /** A unit that is written for the first time. */
    record Birth(StoredUnit unit, UnitState after, String uniq, Long batchId, int rows) {}

    /** A unit whose state is written again. */
    record Change(StoredUnit unit, UnitState after, int rows) {}

    /**
     * Locks in id order where the database can. Derby cannot: there the unit's sequence shows who came first, and a call that
     * came second takes its rows by writing them when it is repeated, so that it wins in the end. The last event is read
     * afterwards, so that it is the newest.
     */
    Map<Long, StoredUnit> lock(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        if (!database.isPostgres() && Transactions.isRepeated()) {
            database.use(h -> {
                var batch = h.prepareBatch("UPDATE unit SET seq = seq WHERE id = :id");
                ids.stream().sorted().forEach(id -> batch.bind("id", id).add());
                batch.execute();
            });
        }
        List<StoredUnit> bare = database.with(h -> database.in(
                        h.createQuery("SELECT " + COLUMNS
                                + " FROM unit u --DERBY-PROPERTIES constraint=UNIT_PK\nWHERE u.id <ids>"
                                + database.lockInOrder("u.id")),
                        "ids",
                        ids)
                .map((rs, ctx) -> unit(rs))
                .list());
        return withLastEvents(ids, bare);
    }

    private Map<Long, StoredUnit> withLastEvents(Collection<Long> ids, List<StoredUnit> bare) {
        String sql = """
                SELECT l.unit_id, l.hash, l.role, l.other_id, e.id, e.step, e.order_id, e.place_id
                FROM --DERBY-PROPERTIES joinOrder=FIXED
                unit u --DERBY-PROPERTIES constraint=UNIT_PK
                JOIN event_unit l --DERBY-PROPERTIES constraint=EVENT_UNIT_PK, joinStrategy=NESTEDLOOP
                ON l.unit_id = u.id AND l.seq = u.seq
                JOIN event e ON e.id = l.event_id
                WHERE u.id <ids>
                """;
        var units = new HashMap<Long, StoredUnit>();
        bare.forEach(unit -> units.put(unit.id(), unit));
        database.use(h -> database.in(h.createQuery(sql), "ids", ids)
                .map((rs, ctx) -> units.computeIfPresent(rs.getLong("unit_id"), (id, unit) -> lastEvent(unit, rs)))
                .list());
        return units;
    }

    private static StoredUnit lastEvent(StoredUnit unit, ResultSet rs) {
        try {
            var last = new StoredUnit.LastEvent(
                    rs.getLong("id"),
                    rs.getString("step"),
                    rs.getString("role"),
                    rs.getObject("order_id", Long.class),
                    rs.getObject("place_id", Long.class),
                    rs.getObject("other_id", Long.class));
            return new StoredUnit(
                    unit.id(), unit.code(), unit.birthSite(), unit.state(), unit.seq(), rs.getBytes("hash"), last);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Map<Long, String> codes(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var codes = new HashMap<Long, String>();
        String sql = "SELECT id, code FROM unit --DERBY-PROPERTIES constraint=UNIT_PK\nWHERE id <ids>";
        database.use(h -> database.in(h.createQuery(sql), "ids", ids)
                .map((rs, ctx) -> codes.put(rs.getLong("id"), rs.getString("code")))
                .list());
        return codes;
    }

    void insert(List<Birth> births) {
        database.use(h -> rows.insert(
                h,
                "unit",
                ALL,
                births.stream()
                        .map(b -> {
                            Object[] row = new Object[ALL.size()];
                            state(row, b.unit().id(), b.after(), b.rows());
                            row[STATE.size()] = b.unit().code();
                            row[STATE.size() + 1] = SerialNumber.fold(b.unit().code());
                            row[STATE.size() + 2] = b.uniq();
                            row[STATE.size() + 3] = b.unit().birthSite();
                            row[STATE.size() + 4] = b.batchId();
                            return row;
                        })
                        .toList()));
    }

    /** Units to which the very same happens are written by one statement; only what differs is written row by row. */
    void update(List<Change> changes) {
        var same = new LinkedHashMap<Map<String, Object>, List<Long>>();
        for (Change change : changes.stream()
                .sorted(Comparator.comparingLong(c -> c.unit().id()))
                .toList()) {
            same.computeIfAbsent(difference(change), d -> new ArrayList<>())
                    .add(change.unit().id());
        }
        if (same.size() <= FEW) {
            same.forEach(this::updateAlike);
        } else {
            updateEach(changes);
        }
    }

    /** The columns that change and what they become; a null stands for SQL's NULL. */
    private static Map<String, Object> difference(Change change) {
        Object[] before = new Object[STATE.size()];
        Object[] after = new Object[STATE.size()];
        state(before, 0, change.unit().state(), 0);
        state(after, 0, change.after(), change.rows());
        var difference = new LinkedHashMap<String, Object>();
        for (int i = 1; i < before.length; i++) {
            if (!Objects.equals(before[i], after[i])) {
                difference.put(STATE.get(i), after[i]);
            }
        }
        return difference;
    }

    private void updateAlike(Map<String, Object> difference, List<Long> unitIds) {
        String set = difference.keySet().stream()
                .map(column -> column.equals("seq") ? "seq = seq + :seq" : column + " = :" + column)
                .collect(Collectors.joining(", "));
        if (database.isPostgres()) {
            database.use(h -> {
                var update = database.in(h.createUpdate("UPDATE unit SET " + set + " WHERE id <ids>"), "ids", unitIds);
                difference.forEach((column, value) -> bind(update, column, value));
                update.execute();
            });
        } else {
            database.use(h -> {
                var batch = h.prepareBatch("UPDATE unit SET " + set + " WHERE id = :id");
                for (Long id : unitIds) {
                    difference.forEach((column, value) -> bind(batch, column, value));
                    batch.bind("id", id).add();
                }
                batch.execute();
            });
        }
    }

    private static <S extends SqlStatement<S>> void bind(S update, String column, Object value) {
        if (value instanceof LocalDate date) {
            update.bind(column, Date.valueOf(date));
        } else if (value != null) {
            update.bind(column, value);
        } else {
            update.bindNull(column, typeOf(column));
        }
    }

    private static int typeOf(String column) {
        if (column.startsWith("warranty")) {
            return Types.DATE;
        }
        if (column.equals("stocked_at")) {
            return Types.TIMESTAMP;
        }
        return column.endsWith("_id") || column.equals("reserved_for") ? Types.BIGINT : Types.CHAR;
    }

    private void updateEach(List<Change> changes) {
        database.use(h -> rows.update(
                h,
                "unit",
                STATE,
                changes.stream()
                        .sorted(Comparator.comparingLong(c -> c.unit().id()))
                        .map(c -> {
                            Object[] row = new Object[STATE.size()];
                            state(row, c.unit().id(), c.after(), c.unit().seq() + c.rows());
                            return row;
                        })
                        .toList()));
    }

    private static void state(Object[] row, long id, UnitState s, int seq) {
        Object[] values = {
            id,
            s.materialId(),
            s.lotId(),
            s.workOrderId(),
            letter(s.number()),
            letter(s.custody()),
            s.placeId(),
            s.placeKind() == null ? null : s.placeKind().toString(),
            s.holderId(),
            s.parentId(),
            s.boxId(),
            letter(s.quality()),
            letter(s.ownerKind()),
            s.ownerId(),
            s.holds(),
            s.recalls(),
            s.cases(),
            s.warrantyFrom(),
            s.warrantyUntil(),
            s.stockedAt(),
            s.reserved() == null ? null : letter(s.reserved()),
            s.reservedFor(),
            seq
        };
        System.arraycopy(values, 0, row, 0, values.length);
    }

    static StoredUnit unit(ResultSet rs) throws SQLException {
        String kind = rs.getString("place_kind");
        String reserved = rs.getString("reserved");
        var state = new UnitState(
                new UnitState.Origin(
                        rs.getLong("material_id"),
                        rs.getObject("lot_id", Long.class),
                        rs.getObject("work_order_id", Long.class)),
                Coded.ofCode(NumberState.class, rs.getString("number_state")),
                new UnitState.Where(
                        Coded.ofCode(Custody.class, rs.getString("custody")),
                        rs.getObject("place_id", Long.class),
                        kind == null ? null : kind.charAt(0),
                        rs.getObject("holder_id", Long.class),
                        rs.getObject("parent_id", Long.class)),
                rs.getObject("box_id", Long.class),
                Coded.ofCode(Quality.class, rs.getString("quality")),
                new UnitState.Owner(
                        Coded.ofCode(OwnerKind.class, rs.getString("owner_kind")),
                        rs.getObject("owner_id", Long.class)),
                new UnitState.Open(rs.getInt("holds"), rs.getInt("recalls"), rs.getInt("cases")),
                new UnitState.Warranty(date(rs.getDate("warranty_from")), date(rs.getDate("warranty_until"))),
                instant(rs.getTimestamp("stocked_at")),
                new UnitState.Promise(
                        reserved == null ? null : Coded.ofCode(Reservation.class, reserved),
                        rs.getObject("reserved_for", Long.class)));
        return new StoredUnit(
                rs.getLong("id"), rs.getString("code"), rs.getString("site"), state, rs.getInt("seq"), null, null);
    }

    private static LocalDate date(Date date) {
        return date == null ? null : date.toLocalDate();
    }

    private static Instant instant(Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private static String letter(Coded value) {
        return String.valueOf(value.code());
    }
}
