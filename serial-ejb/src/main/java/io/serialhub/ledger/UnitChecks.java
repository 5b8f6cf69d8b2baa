package io.serialhub.ledger;

import io.serialhub.base.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Proves that units are what their histories make of them. */
@ApplicationScoped
class UnitChecks {
    private static final String TABLE = "unit";

    @Inject
    Database database;

    @Inject
    History histories;

    @Inject
    Stays stays;

    @Inject
    StepBook steps;

    @Inject
    BoxChecks boxes;

    @Inject
    Portions portions;

    /** State, steps, order, stays as a part, and the box that each is in. */
    Findings states(Portions.Range range) {
        var found = new Findings();
        var fold = new Fold(steps::version);
        List<StoredUnit> units = units(range);
        List<Long> ids = units.stream().map(StoredUnit::id).toList();
        Map<Long, List<HistoryRow>> rows = histories.of(ids);
        Map<Long, List<Stay>> stored = stays.of(ids);
        for (StoredUnit unit : units) {
            List<HistoryRow> own = rows.getOrDefault(unit.id(), List.of());
            found.looked(1, own.size());
            state(found, fold, unit, own);
            sequence(found, unit, own);
            stays(found, fold, unit, own, stored.getOrDefault(unit.id(), List.of()));
        }
        portions.cycles(found, TABLE, range);
        boxes.units(found, range);
        return found;
    }

    /** Every hash, and the order. */
    Findings chains(Portions.Range range) {
        var found = new Findings();
        List<StoredUnit> units = units(range);
        Map<Long, List<HistoryRow>> rows =
                histories.of(units.stream().map(StoredUnit::id).toList());
        for (StoredUnit unit : units) {
            List<HistoryRow> own = rows.getOrDefault(unit.id(), List.of());
            found.looked(1, own.size());
            chain(found, unit, own);
            sequence(found, unit, own);
        }
        return found;
    }

    private List<StoredUnit> units(Portions.Range range) {
        return database.with(h -> h.createQuery("SELECT " + StateRow.SELECT
                        + " FROM unit u WHERE u.id > :after AND u.id <= :upTo ORDER BY u.id")
                .bind("after", range.after())
                .bind("upTo", range.upTo())
                .map((rs, ctx) -> StateRow.read(rs))
                .list());
    }

    private static void state(Findings found, Fold fold, StoredUnit unit, List<HistoryRow> rows) {
        UnitState state = fold.of(unit.state().materialId(), rows);
        if (!state.equals(unit.state())) {
            found.find(unit.id(), "state", unit.code(), state, unit.state());
        }
        HistoryRow illegal = fold.illegal(unit.state().materialId(), rows);
        if (illegal != null) {
            String step = illegal.event().step();
            found.find(unit.id(), "step", unit.code(), "–", step + " # " + illegal.seq());
        }
    }

    private static void chain(Findings found, StoredUnit unit, List<HistoryRow> rows) {
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
                found.find(unit.id(), "chain", unit.code(), "sequence " + row.seq() + " as recorded", "something else");
                return;
            }
            previous = row.hash();
        }
    }

    private static void sequence(Findings found, StoredUnit unit, List<HistoryRow> rows) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).seq() != i + 1) {
                found.find(
                        unit.id(), "sequence", unit.code(), i + 1, rows.get(i).seq());
                return;
            }
        }
        if (rows.size() != unit.seq()) {
            found.find(unit.id(), "sequence", unit.code(), unit.seq() + " events", rows.size() + " events");
        }
    }

    /** Those that are stored are those of the history, and the last of them is still open if the unit is inside another. */
    private static void stays(Findings found, Fold fold, StoredUnit unit, List<HistoryRow> rows, List<Stay> stored) {
        List<Stay> told = fold.stays(unit.state().materialId(), rows);
        if (told.size() != stored.size() || !new HashSet<>(told).containsAll(stored)) {
            found.find(unit.id(), "parent", unit.code(), told, stored);
        }
        List<Long> open = stored.stream()
                .filter(stay -> stay.toEvent() == null)
                .map(Stay::parentId)
                .toList();
        List<Long> parent = unit.state().parentId() == null
                ? List.of()
                : List.of(unit.state().parentId());
        if (!Objects.equals(open, parent)) {
            found.find(unit.id(), "parent", unit.code(), "parent " + parent, open);
        }
    }
}
