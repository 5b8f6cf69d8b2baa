package io.serialhub.ledger;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/** A unit's state out of its history: every event's verbs in sequence, without those events that were corrected away. */
final class Fold {
    private final BiFunction<String, Integer, StepDefinition> steps;

    Fold(BiFunction<String, Integer, StepDefinition> steps) {
        this.steps = steps;
    }

    /**
     * @param state  after the rows that count
     * @param inWay  the first later row that would no longer have been allowed, or null
     */
    record Result(UnitState state, HistoryRow inWay) {}

    /** @param material the unit's material today */
    UnitState of(long material, List<HistoryRow> rows) {
        return without(material, rows, null).state();
    }

    /** As if the event had not happened; from its place on, every later row must still be allowed by its step. */
    Result without(long material, List<HistoryRow> rows, Long event) {
        Set<Long> voided = voided(rows);
        UnitState state = UnitState.unborn(firstMaterial(material, rows));
        boolean after = false;
        for (HistoryRow row : rows) {
            boolean gone = event != null && row.event().id() == event;
            after |= gone;
            if (gone || !counts(row, voided)) {
                continue;
            }
            StepRole role = role(row);
            if (after && role.axisInTheWay(state) != null) {
                return new Result(state, row);
            }
            state = role.apply(state, row.facts());
        }
        return new Result(state, null);
    }

    /** The first row that counts although its step did not allow it at that moment, or null; a unit is shipped once for each owner. */
    HistoryRow illegal(long material, List<HistoryRow> rows) {
        Set<Long> voided = voided(rows);
        UnitState state = UnitState.unborn(firstMaterial(material, rows));
        for (HistoryRow row : rows) {
            if (!counts(row, voided)) {
                continue;
            }
            StepRole role = role(row);
            if (role.axisInTheWay(state) != null) {
                return row;
            }
            state = role.apply(state, row.facts());
        }
        return null;
    }

    /** When the unit was commissioned and had left production for the first time, or null. */
    Instant completedAt(long material, List<HistoryRow> rows) {
        Set<Long> voided = voided(rows);
        UnitState state = UnitState.unborn(firstMaterial(material, rows));
        for (HistoryRow row : rows) {
            if (counts(row, voided)) {
                state = role(row).apply(state, row.facts());
                if (state.isComplete()) {
                    return row.event().happenedAt();
                }
            }
        }
        return null;
    }

    private static boolean counts(HistoryRow row, Set<Long> voided) {
        return !voided.contains(row.event().id()) && !row.event().step().equals(Corrections.STEP);
    }

    private StepRole role(HistoryRow row) {
        return steps.apply(row.event().step(), row.event().stepVersion()).role(row.role());
    }

    static Set<Long> voided(List<HistoryRow> rows) {
        var voided = new HashSet<Long>();
        rows.stream()
                .map(row -> row.event().corrects())
                .filter(java.util.Objects::nonNull)
                .forEach(voided::add);
        return voided;
    }

    private static long firstMaterial(long material, List<HistoryRow> rows) {
        return rows.stream()
                .filter(row -> row.data() != null && row.data().contains("fromMaterialId"))
                .map(row -> ((Number) row.values().get("fromMaterialId")).longValue())
                .findFirst()
                .orElse(material);
    }
}
