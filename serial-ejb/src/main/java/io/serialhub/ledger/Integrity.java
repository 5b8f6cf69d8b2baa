package io.serialhub.ledger;

import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Needs;
import io.serialhub.base.Permission;
import io.serialhub.base.Transactions;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Proves that what is stored agrees with itself: states are the fold of their events, chains are unbroken, nothing is in
 * two places, orders count what was recorded. Reads in portions of a thousand units, beside those who work, and changes
 * nothing; what does not agree is read again before it is told, because somebody may just have worked on it.
 */
@Stateless
@Door
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Integrity {
    private static final int PORTION = 1_000;
    private static final int SHOWN = 100;

    @Inject
    Database database;

    @Inject
    History histories;

    @Inject
    StepBook steps;

    @Inject
    UnitStore store;

    @Inject
    Transactions transactions;

    @Inject
    Promises promises;

    @Inject
    BoxChecks boxChecks;

    @Inject
    StayChecks stayChecks;

    /** @param kind what was found: state, step, sequence, chain, parent, box, cycle, order or receipt @param detail expected and stored */
    public record Finding(String kind, String subject, String detail) {}

    /** @param findings the first hundred @param found how many there are */
    public record Report(long units, long events, long found, List<Finding> findings) {
        public boolean isClean() {
            return found == 0;
        }
    }

    static final class Tally {
        private long units;
        private long rows;
        private long found;
        private final List<Finding> findings = new ArrayList<>();

        void find(String kind, String subject, Object expected, Object stored) {
            if (++found <= SHOWN) {
                findings.add(new Finding(kind, subject, "expected " + expected + ", stored " + stored));
            }
        }

        Report report() {
            return new Report(units, rows, found, List.copyOf(findings));
        }
    }

    /** Recomputes every unit from the step versions that its events name, and every order line from its events. */
    @Needs(Permission.SYSTEM)
    public Report rebuildAndCompare() {
        var tally = new Tally();
        var fold = new Fold(steps::version);
        portions(tally, (found, unit, rows) -> {
            UnitState state = fold.of(unit.state().materialId(), rows);
            if (!state.equals(unit.state())) {
                found.find("state", unit.code(), state, unit.state());
            }
            HistoryRow illegal = fold.illegal(unit.state().materialId(), rows);
            if (illegal != null) {
                found.find(
                        "step",
                        unit.code(),
                        "no " + illegal.event().step() + " at sequence " + illegal.seq(),
                        illegal.event().step());
            }
            sequence(found, unit, rows);
        });
        parents(tally);
        stayChecks.run(tally);
        boxChecks.run(tally);
        orders(tally);
        return tally.report();
    }

    /** Recomputes every hash from what is stored. */
    @Needs(Permission.SYSTEM)
    public Report verifyChains() {
        var tally = new Tally();
        portions(tally, (found, unit, rows) -> {
            byte[] previous = null;
            for (HistoryRow row : rows) {
                HistoryRow.EventHead e = row.event();
                byte[] commitment = Chain.commitment(e.salt(), e.actor(), e.channel(), e.reason(), e.doc());
                byte[] hash = Chain.next(
                        previous,
                        row.seq(),
                        e.link(),
                        new EventRow(
                                unit,
                                row.role(),
                                row.line(),
                                row.other(),
                                row.lotId(),
                                row.quantity(),
                                row.position(),
                                row.data(),
                                row.corrects()));
                if (!Arrays.equals(commitment, e.commitment()) || !Arrays.equals(hash, row.hash())) {
                    found.find("chain", unit.code(), "sequence " + row.seq() + " as recorded", "something else");
                    break;
                }
                previous = row.hash();
            }
            sequence(found, unit, rows);
        });
        return tally.report();
    }

    /** What senders were told: each answer that was kept names an event that stands and the units that it happened to. */
    @Needs(Permission.SYSTEM)
    public Report verifyAnswers() {
        var tally = new Tally();
        promises.verify(tally);
        return tally.report();
    }

    private static void sequence(Tally tally, StoredUnit unit, List<HistoryRow> rows) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).seq() != i + 1) {
                tally.find("sequence", unit.code(), i + 1, rows.get(i).seq());
                return;
            }
        }
        if (rows.size() != unit.seq()) {
            tally.find("sequence", unit.code(), unit.seq() + " events", rows.size() + " events");
        }
    }

    private interface Check {
        void on(Tally found, StoredUnit unit, List<HistoryRow> rows);
    }

    private void portions(Tally tally, Check check) {
        String sql = "SELECT " + StateRow.SELECT + " FROM unit u WHERE u.id > :after ORDER BY u.id FETCH FIRST "
                + PORTION + " ROWS ONLY";
        long after = 0;
        List<StoredUnit> units;
        do {
            long from = after;
            units = database.with(h -> h.createQuery(sql)
                    .bind("after", from)
                    .map((rs, ctx) -> StateRow.read(rs))
                    .list());
            Map<Long, List<HistoryRow>> rows =
                    histories.of(units.stream().map(StoredUnit::id).toList());
            for (StoredUnit unit : units) {
                List<HistoryRow> own = rows.getOrDefault(unit.id(), List.of());
                tally.units++;
                tally.rows += own.size();
                var found = new Tally();
                check.on(found, unit, own);
                if (found.found > 0) {
                    again(tally, unit.id(), check);
                }
                after = unit.id();
            }
        } while (units.size() == PORTION);
    }

    /** In one transaction, so that nobody works on the unit between its state and its history. */
    private void again(Tally tally, long unit, Check check) {
        transactions.required(() -> {
            StoredUnit now = store.lock(List.of(unit)).get(unit);
            check.on(tally, now, histories.of(List.of(unit)).getOrDefault(unit, List.of()));
            return null;
        });
    }

    /** A unit inside another has exactly one open interval, with that parent; every other unit has none; no cycles. */
    private void parents(Tally tally) {
        String sql = """
                SELECT u.code, u.custody, u.parent_id, COUNT(a.id) AS n, MIN(a.parent_id) AS one
                FROM unit u LEFT JOIN assembly a ON a.child_id = u.id AND a.to_event IS NULL
                GROUP BY u.id, u.code, u.custody, u.parent_id
                HAVING u.custody = 'I' AND (COUNT(a.id) <> 1 OR MIN(a.parent_id) <> u.parent_id)
                    OR u.custody <> 'I' AND COUNT(a.id) <> 0
                """;
        database.use(h -> h.createQuery(sql)
                .map((rs, ctx) -> {
                    tally.find(
                            "parent",
                            rs.getString("code"),
                            "parent " + rs.getString("parent_id"),
                            rs.getInt("n") + " parents, " + rs.getString("one"));
                    return null;
                })
                .list());
        Map<Long, Long> parents = new TreeMap<>();
        database.use(h -> h.createQuery("SELECT id, parent_id FROM unit WHERE parent_id IS NOT NULL")
                .map((rs, ctx) -> parents.put(rs.getLong("id"), rs.getLong("parent_id")))
                .list());
        cycles(tally, "unit ", parents);
    }

    /** @param parents of each that has one */
    static void cycles(Tally tally, String what, Map<Long, Long> parents) {
        for (Long start : parents.keySet()) {
            Long slow = start;
            Long fast = parents.get(start);
            while (fast != null && !fast.equals(slow)) {
                slow = parents.get(slow);
                fast = parents.get(fast) == null ? null : parents.get(parents.get(fast));
            }
            if (fast != null) {
                tally.find("cycle", what + start, "a tree", "a circle");
            }
        }
    }

    private void orders(Tally tally) {
        String sql = """
                SELECT o.code, l.line_no, l.done, COUNT(r.unit_id) AS recorded
                FROM order_line l
                JOIN doc_order o ON o.id = l.order_id
                LEFT JOIN event_unit r ON r.line_id = l.id AND NOT EXISTS (
                    SELECT 1 FROM event_unit c WHERE c.unit_id = r.unit_id AND c.corrects_id = r.event_id)
                GROUP BY o.code, l.id, l.line_no, l.done
                HAVING COALESCE((SELECT SUM(k.done) FROM kit_part k WHERE k.line_id = l.id), l.done) <> COUNT(r.unit_id)
                """;
        database.use(h -> h.createQuery(sql)
                .map((rs, ctx) -> {
                    tally.find(
                            "order",
                            rs.getString("code") + " line " + rs.getInt("line_no"),
                            rs.getInt("recorded"),
                            rs.getInt("done"));
                    return null;
                })
                .list());
    }
}
