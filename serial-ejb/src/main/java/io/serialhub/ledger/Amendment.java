package io.serialhub.ledger;

import io.serialhub.base.Reason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** All that the changes of one correction add up to: what becomes of which units, and what stands in the way. */
final class Amendment {
    /** Number of the event that the correction is. */
    final long event;

    final Correction correction;

    /** What happened to the units so far. */
    final Map<Long, List<HistoryRow>> past;

    final Map<Long, StoredUnit> stored = new LinkedHashMap<>();
    final Map<Long, UnitState> after = new LinkedHashMap<>();
    final List<EventRow> eventRows = new ArrayList<>();
    final List<Refits.Refit> refits = new ArrayList<>();
    final List<CorrectionView.Obstacle> obstacles = new ArrayList<>();

    /** The facts that the units' steps are judged by now. */
    final List<Scene> right = new ArrayList<>();

    final Set<Long> orders = new TreeSet<>();
    private final Set<Long> parents = new TreeSet<>();
    private final Map<Long, String> what = new LinkedHashMap<>();
    private final Map<Slip.Together, Set<Object>> torn = new HashMap<>();
    private Reason reason;

    Amendment(Correction correction, long event, Slips.Found found) {
        this.correction = correction;
        this.event = event;
        this.past = found.rows();
        this.reason = found.refused();
        found.slips().forEach(slip -> {
            stored.put(slip.unit().id(), slip.unit());
            if (slip.meant() != null) {
                stored.put(slip.meant().id(), slip.meant());
            }
        });
    }

    /** @param kind what the correction does with the unit @param position where it is afterwards in its parent, or null */
    void put(StoredUnit unit, String kind, UnitState state, String position) {
        refits.add(new Refits.Refit(unit, state, position));
        stored.put(unit.id(), unit);
        what.put(unit.id(), kind);
        after.put(unit.id(), state);
    }

    /** Only the first reason counts. */
    void refuse(Reason why) {
        reason = reason == null ? why : reason;
    }

    Reason reason() {
        return reason;
    }

    boolean isAllowed() {
        return reason == null && obstacles.isEmpty();
    }

    void tear(Slip.Together together, Set<Object> boxes) {
        torn.put(together, boxes);
    }

    /** Whether the slip's unit came in a box that did not hold it. */
    boolean isTorn(Slip slip) {
        Object box = slip.row().values().get(Verb.BOX);
        return box != null && torn.getOrDefault(slip.together(), Set.of()).contains(box);
    }

    void unbox(long unit) {
        after.computeIfPresent(unit, (id, state) -> state.box(null));
        eventRows.replaceAll(row -> row.unit().id() == unit ? Right.unboxed(row) : row);
    }

    /** An order and a parent that the correction changes too; either may be null. */
    void touch(Long order, Long parent) {
        if (order != null) {
            orders.add(order);
        }
        if (parent != null) {
            parents.add(parent);
        }
    }

    /** Parents that are not corrected themselves. */
    List<Long> otherParents() {
        return parents.stream().filter(id -> !stored.containsKey(id)).toList();
    }

    void parent(StoredUnit parent) {
        stored.put(parent.id(), parent);
        after.put(parent.id(), parent.state());
    }

    Collection<Long> corrected() {
        return what.keySet();
    }

    List<String> codes() {
        return what.keySet().stream().map(id -> stored.get(id).code()).toList();
    }

    /** @param counts which of its events this is for each unit */
    List<UnitStore.Change> changes(Map<Long, Integer> counts) {
        return after.entrySet().stream()
                .map(e -> new UnitStore.Change(stored.get(e.getKey()), e.getValue(), counts.get(e.getKey())))
                .toList();
    }

    /** Before and after; of what is not allowed, what it was about. @param now empty when nothing was written */
    List<CorrectionView.Touched> touched(Map<Long, UnitRow> was, Map<Long, UnitRow> now) {
        return was.entrySet().stream()
                .filter(e -> what.containsKey(e.getKey()) || !isAllowed())
                .map(e -> new CorrectionView.Touched(
                        e.getValue().code(), what.getOrDefault(e.getKey(), "unit"), e.getValue(), now.get(e.getKey())))
                .toList();
    }
}
