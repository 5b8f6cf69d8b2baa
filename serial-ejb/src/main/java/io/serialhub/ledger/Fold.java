package io.serialhub.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * A unit's state out of its history: every event's verbs in sequence. What was corrected away is left out; what was
 * corrected to something else counts as that, at its own place in the sequence.
 */
final class Fold {
    private final BiFunction<String, Integer, StepDefinition> steps;

    Fold(BiFunction<String, Integer, StepDefinition> steps) {
        this.steps = steps;
    }

    /**
     * @param state    after the rows that count
     * @param inWay    later rows that would no longer have been allowed, oldest first
     * @param position where it is in its parent, or null
     * @param unboxed  the correction itself takes it out of its box
     */
    record Result(UnitState state, List<HistoryRow> inWay, String position, boolean unboxed) {
        Result outOfBox() {
            return new Result(state.box(null), inWay, position, true);
        }
    }

    /**
     * A row that counts, with what it does; without a role it only takes the unit out of its box.
     *
     * @param told the row that says what was right: another than its own where it was amended
     */
    private record Play(HistoryRow row, HistoryRow told, StepRole role, Facts facts) {
        /** The event by which a part came into the parent or out of it: the correction's, where that names another parent. */
        long eventId() {
            return Objects.equals(row.other(), told.other())
                    ? row.event().id()
                    : told.event().id();
        }

        UnitState on(UnitState state) {
            return role == null ? state.box(null) : role.apply(state, facts);
        }

        boolean allowed(UnitState state) {
            return role == null || role.axisInTheWay(state) == null;
        }

        /** As {@link #allowed}, and the guards that a state alone can answer. */
        boolean stillRight(UnitState state) {
            return allowed(state) && (role == null || role.guards().stream().allMatch(guard -> holds(guard, state)));
        }

        private boolean holds(Guard guard, UnitState state) {
            return switch (guard) {
                case NO_HOLD -> state.holds() == 0;
                case HAS_HOLD -> state.holds() > 0;
                case HAS_CASE -> state.cases() > 0;
                case OF_ORDER ->
                    state.workOrderId() == null || state.workOrderId().equals(facts.orderId());
                case SOLD_TO -> facts.partyId() == null || facts.partyId().equals(state.ownerId());
                case IN_PARENT -> Objects.equals(state.parentId(), facts.other());
                case AT_PLACE -> Objects.equals(facts.placeId(), state.placeId());
                case UNPACKED -> state.boxId() == null;
                case IN_BOX -> Objects.equals(state.boxId(), facts.number(Verb.BOX));
                default -> true;
            };
        }
    }

    /** @param material the unit's material today */
    UnitState of(long material, List<HistoryRow> rows) {
        UnitState state = UnitState.unborn(firstMaterial(material, rows));
        for (Play play : plays(rows)) {
            state = play.on(state);
        }
        return state;
    }

    /** As it was just before the event. */
    UnitState before(long material, List<HistoryRow> rows, long event) {
        UnitState state = UnitState.unborn(firstMaterial(material, rows));
        for (Play play : plays(rows)) {
            if (play.row().event().id() == event) {
                break;
            }
            state = play.on(state);
        }
        return state;
    }

    /** As if the event had not happened; from its place on, every later row must still be allowed by its step. */
    Result without(long material, List<HistoryRow> rows, long event) {
        return instead(material, rows, event, null);
    }

    /** As if the event had left the unit in that state. @param after null: as if it had not happened */
    Result instead(long material, List<HistoryRow> rows, long event, UnitState after) {
        UnitState state = UnitState.unborn(firstMaterial(material, rows));
        var inWay = new ArrayList<HistoryRow>();
        boolean changed = false;
        String position = null;
        for (Play play : plays(rows)) {
            if (play.row().event().id() == event) {
                state = after == null ? state : after;
                changed = true;
            } else if (changed && !play.stillRight(state)) {
                inWay.add(play.row());
            } else {
                UnitState next = play.on(state);
                position = Objects.equals(next.parentId(), state.parentId())
                        ? position
                        : play.told().position();
                state = next;
            }
        }
        return new Result(state, inWay, position, false);
    }

    /** When the unit was a part of which other, oldest first. */
    List<Stay> stays(long material, List<HistoryRow> rows) {
        UnitState state = UnitState.unborn(firstMaterial(material, rows));
        var stays = new ArrayList<Stay>();
        for (Play play : plays(rows)) {
            UnitState next = play.on(state);
            if (!Objects.equals(next.parentId(), state.parentId())) {
                Instant at = play.facts().happenedAt();
                if (state.parentId() != null) {
                    stays.set(stays.size() - 1, stays.get(stays.size() - 1).until(play.eventId(), at));
                }
                if (next.parentId() != null) {
                    Instant since = TakeOver.insideSince(play.role(), play.facts());
                    stays.add(new Stay(
                            next.parentId(),
                            play.row().unitId(),
                            next.materialId(),
                            play.told().position(),
                            play.eventId(),
                            since == null ? at : since,
                            null,
                            null));
                }
            }
            state = next;
        }
        return stays;
    }

    /** The first row that counts although its step did not allow it at that moment, or null; a unit is shipped once for each owner. */
    HistoryRow illegal(long material, List<HistoryRow> rows) {
        UnitState state = UnitState.unborn(firstMaterial(material, rows));
        for (Play play : plays(rows)) {
            if (!play.allowed(state)) {
                return play.row();
            }
            state = play.on(state);
        }
        return null;
    }

    /** When the unit was commissioned and had left production for the first time, or null. */
    Instant completedAt(long material, List<HistoryRow> rows) {
        UnitState state = UnitState.unborn(firstMaterial(material, rows));
        for (Play play : plays(rows)) {
            state = play.on(state);
            if (state.isComplete()) {
                return play.facts() == null
                        ? play.row().event().happenedAt()
                        : play.facts().happenedAt();
            }
        }
        return null;
    }

    private List<Play> plays(List<HistoryRow> rows) {
        Map<Long, HistoryRow> amended = amended(rows);
        Set<Long> voided = voided(rows);
        var plays = new ArrayList<Play>(rows.size());
        for (HistoryRow row : rows) {
            HistoryRow.EventHead event = row.event();
            if (event.step().equals(Corrections.STEP)) {
                corrected(row, plays);
            } else if (amended.containsKey(event.id()) && !row.role().equals("parent")) {
                HistoryRow told = amended.get(event.id());
                plays.add(new Play(row, told, role(event.step(), event.stepVersion(), row.role()), Right.facts(told)));
            } else if (!voided.contains(event.id())) {
                plays.add(new Play(row, row, role(event.step(), event.stepVersion(), row.role()), row.facts()));
            }
        }
        return plays;
    }

    /** A unit that was meant instead of another lives through that event where the correction stands. */
    private void corrected(HistoryRow row, List<Play> plays) {
        Map<String, Object> said = row.values();
        if (row.role().equals(Right.MEANT)) {
            plays.add(new Play(
                    row,
                    row,
                    role((String) said.get(Right.STEP), ((Number) said.get(Right.VERSION)).intValue(), (String)
                            said.get(Right.ROLE)),
                    Right.facts(row)));
        }
        if (said.containsKey(Right.UNBOXED)) {
            plays.add(new Play(row, row, null, null));
        }
    }

    private StepRole role(String step, int version, String role) {
        return steps.apply(step, version).role(role);
    }

    /** Events that were corrected for the unit, whether away or to something else. */
    static Set<Long> voided(List<HistoryRow> rows) {
        var voided = new HashSet<Long>();
        rows.stream().map(HistoryRow::corrects).filter(Objects::nonNull).forEach(voided::add);
        return voided;
    }

    private static Map<Long, HistoryRow> amended(List<HistoryRow> rows) {
        var amended = new HashMap<Long, HistoryRow>();
        rows.stream()
                .filter(row -> row.corrects() != null && row.role().equals(Right.AMENDED))
                .forEach(row -> amended.put(row.corrects(), row));
        return amended;
    }

    private static long firstMaterial(long material, List<HistoryRow> rows) {
        return rows.stream()
                .filter(row -> row.data() != null && row.data().contains("fromMaterialId"))
                .map(row -> ((Number) row.values().get("fromMaterialId")).longValue())
                .findFirst()
                .orElse(material);
    }
}
