package io.serialhub.ledger;

import io.serialhub.base.Columns;
import io.serialhub.base.Database;
import io.serialhub.base.Rows;
import io.serialhub.base.Transactions;
import io.serialhub.identifier.SerialNumber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
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
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.SqlStatement;

/** Reads units for a decision and writes what became of them; a fixed number of statements for any number of units. */
@ApplicationScoped
class UnitStore {
    private static final List<String> ALL = Stream.concat(
                    StateRow.COLUMNS.stream(), Stream.of("code", "code_key", "uniq", "site", "batch_id"))
            .toList();

    private static final String LAST = "l.hash AS last_hash, l.role AS last_role, l.other_id AS last_other,"
            + " e.id AS last_event, e.step AS last_step, e.order_id AS last_order, e.place_id AS last_place";

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
     * came second takes its rows by writing them when it is repeated, so that it wins in the end.
     */
    Map<Long, StoredUnit> lock(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        if (database.isPostgres()) {
            return lockWithLastEvents(ids);
        }
        if (Transactions.isRepeated()) {
            database.use(h -> {
                var batch = h.prepareBatch("UPDATE unit SET seq = seq WHERE id = :id");
                ids.stream().sorted().forEach(id -> batch.bind("id", id).add());
                batch.execute();
            });
        }
        var units = new HashMap<Long, StoredUnit>();
        String sql =
                "SELECT " + StateRow.SELECT + " FROM unit u --DERBY-PROPERTIES constraint=UNIT_PK\nWHERE u.id <ids>";
        database.use(h -> database.in(h.createQuery(sql), "ids", ids)
                .map((rs, ctx) -> StateRow.read(rs))
                .forEach(unit -> units.put(unit.id(), unit)));
        readLastEvents(ids, units);
        return units;
    }

    /**
     * One statement. A unit that had to be waited for comes as it is now, and without its last event, which was not there
     * when the statement began: those are read afterwards.
     */
    private Map<Long, StoredUnit> lockWithLastEvents(Collection<Long> ids) {
        String sql = "SELECT " + StateRow.SELECT + ", " + LAST + """
                 FROM unit u
                LEFT JOIN event_unit l ON l.unit_id = u.id AND l.seq = u.seq
                LEFT JOIN event e ON e.id = l.event_id
                WHERE u.id <ids>
                ORDER BY u.id FOR UPDATE OF u
                """;
        var units = new HashMap<Long, StoredUnit>();
        database.use(h -> database.in(h.createQuery(sql), "ids", ids)
                .map((rs, ctx) -> {
                    StoredUnit unit = StateRow.read(rs);
                    return rs.getBytes("last_hash") == null ? unit : lastEvent(unit, rs);
                })
                .forEach(unit -> units.put(unit.id(), unit)));
        List<Long> waitedFor = units.values().stream()
                .filter(unit -> unit.last() == null)
                .map(StoredUnit::id)
                .toList();
        if (!waitedFor.isEmpty()) {
            readLastEvents(waitedFor, units);
        }
        return units;
    }

    private void readLastEvents(Collection<Long> ids, Map<Long, StoredUnit> units) {
        String sql = "SELECT u.id, " + LAST + """
                 FROM --DERBY-PROPERTIES joinOrder=FIXED
                unit u --DERBY-PROPERTIES constraint=UNIT_PK
                JOIN event_unit l --DERBY-PROPERTIES constraint=EVENT_UNIT_PK, joinStrategy=NESTEDLOOP
                ON l.unit_id = u.id AND l.seq = u.seq
                JOIN event e ON e.id = l.event_id
                WHERE u.id <ids>
                """;
        database.use(h -> database.in(h.createQuery(sql), "ids", ids)
                .map((rs, ctx) -> units.computeIfPresent(rs.getLong("id"), (id, unit) -> lastEvent(unit, rs)))
                .list());
    }

    private static StoredUnit lastEvent(StoredUnit unit, ResultSet rs) {
        try {
            var last = new StoredUnit.LastEvent(
                    rs.getLong("last_event"),
                    rs.getString("last_step"),
                    rs.getString("last_role"),
                    Columns.number(rs, "last_order"),
                    Columns.number(rs, "last_place"),
                    Columns.number(rs, "last_other"));
            return new StoredUnit(
                    unit.id(), unit.code(), unit.birthSite(), unit.state(), unit.seq(), rs.getBytes("last_hash"), last);
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
                            StoredUnit unit = b.unit();
                            Object[] state = StateRow.of(unit.id(), b.after(), b.rows());
                            return Stream.concat(
                                            Stream.of(state),
                                            Stream.of(
                                                    unit.code(),
                                                    SerialNumber.fold(unit.code()),
                                                    b.uniq(),
                                                    unit.birthSite(),
                                                    b.batchId()))
                                    .toArray();
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
        Object[] before = StateRow.of(0, change.unit().state(), 0);
        Object[] after = StateRow.of(0, change.after(), change.rows());
        var difference = new LinkedHashMap<String, Object>();
        for (int i = 1; i < before.length; i++) {
            if (!Objects.equals(before[i], after[i])) {
                difference.put(StateRow.COLUMNS.get(i), after[i]);
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
            update.bindNull(column, StateRow.typeOf(column));
        }
    }

    private void updateEach(List<Change> changes) {
        database.use(h -> rows.update(
                h,
                "unit",
                StateRow.COLUMNS,
                changes.stream()
                        .sorted(Comparator.comparingLong(c -> c.unit().id()))
                        .map(c -> StateRow.of(c.unit().id(), c.after(), c.unit().seq() + c.rows()))
                        .toList()));
    }
}
