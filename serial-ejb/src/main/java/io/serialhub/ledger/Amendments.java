package io.serialhub.ledger;

import com.fasterxml.jackson.core.type.TypeReference;
import io.serialhub.base.Database;
import io.serialhub.base.Ids;
import io.serialhub.base.Json;
import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import io.serialhub.material.MaterialIndex;
import io.serialhub.order.OrderKey;
import io.serialhub.order.OrderProgress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Corrections that say what was right. What was wrong is undone first, then every change is judged by the step of the event
 * that it corrects, with the right facts, as if it were recorded now. All in the caller's transaction, which has to be
 * rolled back when the answer is that it cannot be done.
 */
@ApplicationScoped
class Amendments {
    @Inject
    Slips slips;

    @Inject
    UnitStore units;

    @Inject
    UnitPages pages;

    @Inject
    EventStore events;

    @Inject
    StepBook steps;

    @Inject
    Scenes scenes;

    @Inject
    Cast cast;

    @Inject
    Stays stays;

    @Inject
    Refits refits;

    @Inject
    Undoing undoing;

    @Inject
    CorrectionNews news;

    @Inject
    CorrectionFacts facts;

    @Inject
    MaterialIndex materials;

    @Inject
    OrderProgress progress;

    @Inject
    Database database;

    @Inject
    Ids ids;

    /** All that the changes of one correction add up to. */
    private final class Work {
        private final Correction correction;
        private final long event = events.nextId();
        private final Map<Long, List<HistoryRow>> rows;
        private final Map<Long, UnitState> after = new LinkedHashMap<>();
        private final Map<Long, StoredUnit> stored = new LinkedHashMap<>();
        private final Map<Long, String> what = new LinkedHashMap<>();
        private final List<EventRow> eventRows = new ArrayList<>();
        private final Map<Slip.Together, Set<Object>> torn = new HashMap<>();
        private final Set<Long> parents = new TreeSet<>();
        private final Set<Long> orders = new TreeSet<>();
        private final List<Scene> right = new ArrayList<>();
        private final List<Refits.Refit> refits = new ArrayList<>();
        private final List<CorrectionView.Obstacle> obstacles = new ArrayList<>();
        private Reason reason;

        private Work(Correction correction, Slips.Found found) {
            this.correction = correction;
            this.rows = found.rows();
            this.reason = found.refused();
            found.slips().forEach(slip -> {
                stored.put(slip.unit().id(), slip.unit());
                if (slip.meant() != null) {
                    stored.put(slip.meant().id(), slip.meant());
                }
            });
        }

        void put(StoredUnit unit, String kind, UnitState state, String position) {
            refits.add(new Refits.Refit(unit, state, position));
            stored.put(unit.id(), unit);
            what.put(unit.id(), kind);
            after.put(unit.id(), state);
        }

        void refuse(Reason why) {
            reason = reason == null ? why : reason;
        }
    }

    CorrectionView correct(Correction asked) {
        Correction correction = facts.whole(asked);
        Slips.Found found = slips.of(correction);
        var work = new Work(correction, found);
        if (work.reason != null) {
            return new CorrectionView(null, false, List.of(), List.of(), work.reason, List.of());
        }
        Map<Long, UnitRow> was = pages.rows(work.stored.keySet());
        tear(work, found.slips());
        undo(work, found.slips());
        found.slips().forEach(c -> judge(work, c));
        refits.refused(work.refits).values().forEach(work::refuse);
        unbox(work);
        boolean allowed = work.reason == null && work.obstacles.isEmpty();
        if (allowed) {
            write(work);
        }
        return view(work, was, allowed);
    }

    /** A box that stood for more units than are corrected in this way did not hold these: they leave it. */
    private void tear(Work work, List<Slip> slips) {
        var alike = new HashMap<Slip.Together, Set<Long>>();
        slips.stream()
                .filter(c -> c.row().values().containsKey(Verb.BOX))
                .forEach(c -> alike.computeIfAbsent(c.together(), t -> new HashSet<>())
                        .add(c.unit().id()));
        alike.forEach((together, own) -> work.torn.put(together, undoing.torn(together.event(), own)));
    }

    private static boolean isTorn(Work work, Slip c) {
        Object box = c.row().values().get(Verb.BOX);
        return box != null && work.torn.getOrDefault(c.together(), Set.of()).contains(box);
    }

    /** A box that has moved on since does not take back those that it left behind. */
    private void unbox(Work work) {
        for (long id : undoing.misplaced(work.after)) {
            work.after.computeIfPresent(id, (unit, state) -> state.box(null));
            work.eventRows.replaceAll(row -> row.unit().id() == id ? Right.unboxed(row) : row);
        }
    }

    /** Frees order lines and positions, so that what is right finds room. */
    private void undo(Work work, List<Slip> slips) {
        var lines = new LinkedHashMap<OrderKey.Slot, Integer>();
        for (Slip c : slips) {
            if (c.row().line() != null) {
                lines.merge(undoing.slot(c.unit(), c.row()), -undoing.orderEffect(c.row()), Integer::sum);
            }
            note(work.orders, c.row().event().order());
            note(work.parents, c.row().other());
            stays.vacate(c.event(), List.of(c.unit().id()));
        }
        progress.advance(lines);
    }

    private static void note(Set<Long> those, Long id) {
        if (id != null) {
            those.add(id);
        }
    }

    private void judge(Work work, Slip c) {
        var fold = new Fold(steps::version);
        List<HistoryRow> rows = work.rows.get(c.unit().id());
        long material = c.unit().state().materialId();
        if (c.isTakenBack()) {
            Fold.Result result = fold.without(material, rows, c.event());
            obstacles(work, c.unit(), result.inWay());
            boolean torn = isTorn(work, c);
            work.put(c.unit(), "taken-back", torn ? result.state().box(null) : result.state(), result.position());
            work.eventRows.add(takenBack(c, torn));
        }
        if (c.meant() != null) {
            decide(work, c, c.meant(), Right.MEANT)
                    .ifPresent(decision -> work.put(
                            c.meant(),
                            Right.MEANT,
                            decision.after(),
                            decision.row().position()));
        } else if (c.change().isAmended()) {
            StoredUnit u = c.unit();
            UnitState before = fold.before(material, rows, c.event());
            var then = new StoredUnit(u.id(), u.code(), u.birthSite(), before, u.seq(), u.hash(), null);
            decide(work, c, then, Right.AMENDED).ifPresent(decision -> {
                Fold.Result result = fold.instead(material, rows, c.event(), decision.after());
                obstacles(work, u, result.inWay());
                work.put(u, Right.AMENDED, result.state(), decision.row().position());
            });
        }
    }

    private static EventRow takenBack(Slip c, boolean torn) {
        Map<String, Object> said = torn
                ? Map.of(Right.CORRECTS, Long.toString(c.event()), Right.UNBOXED, true)
                : Map.of(Right.CORRECTS, Long.toString(c.event()));
        return new EventRow(c.unit(), "unit", null, null, null, null, null, Json.write(said), c.event());
    }

    /** Judged by the step of the corrected event, as it was then, with the right order, party and place. */
    private java.util.Optional<Decision> decide(Work work, Slip c, StoredUnit unit, String role) {
        Scene scene = facts.right(c.row(), c.change(), work.correction.reason(), scenes);
        Item item = facts.item(c.row(), c.change(), unit, materials, role.equals(Right.MEANT) || isTorn(work, c));
        Cast.Present present = cast.of(scene, List.of(item));
        present.units().put(unit.id(), unit);
        var judge = new Judge(scene, present, new Newborns(scene, present, ids, 1));
        Decision decision = judge.decide(List.of(item)).get(0);
        if (!decision.accepted()) {
            work.refuse(decision.reason());
            return java.util.Optional.empty();
        }
        progress.advance(judge.counted());
        note(work.orders, scene.orderId());
        note(work.parents, decision.row().other());
        work.right.add(scene);
        StoredUnit whole = role.equals(Right.MEANT) ? c.meant() : c.unit();
        Map<String, Object> own = decision.row().data() == null
                ? Map.of()
                : Json.read(decision.row().data(), new TypeReference<Map<String, Object>>() {});
        work.eventRows.add(new EventRow(
                whole,
                role,
                decision.row().line(),
                decision.row().other(),
                decision.row().lotId(),
                null,
                decision.row().position(),
                Json.write(Right.data(scene, c.row().role(), own, c.event())),
                role.equals(Right.MEANT) ? null : c.event()));
        return java.util.Optional.of(decision);
    }

    private void obstacles(Work work, StoredUnit unit, List<HistoryRow> rows) {
        work.obstacles.addAll(facts.obstacles(unit, rows));
    }

    private void write(Work work) {
        Scene scene = facts.head(work.correction, work.right, scenes, steps.current(Corrections.STEP));
        var rows = new ArrayList<EventRow>();
        units.lock(work.parents.stream()
                        .filter(id -> !work.stored.containsKey(id))
                        .toList())
                .values()
                .forEach(parent -> {
                    rows.add(EventRow.of(parent, "parent"));
                    work.stored.put(parent.id(), parent);
                    work.after.put(parent.id(), parent.state());
                });
        rows.addAll(work.eventRows);
        Map<Long, Integer> counts = events.append(work.event, scene, rows);
        List<UnitStore.Change> changes = work.after.entrySet().stream()
                .map(e -> new UnitStore.Change(work.stored.get(e.getKey()), e.getValue(), counts.get(e.getKey())))
                .toList();
        units.update(changes);
        stays.retell(changes, work.rows);
        undoing.boxes(work.event, scene, changes);
        news.tell(work.event, scene, codes(work), work.orders);
    }

    private static List<String> codes(Work work) {
        return work.what.keySet().stream().map(id -> work.stored.get(id).code()).toList();
    }

    private CorrectionView view(Work work, Map<Long, UnitRow> was, boolean allowed) {
        Map<Long, UnitRow> now = allowed ? pages.rows(work.what.keySet()) : Map.of();
        List<CorrectionView.Touched> touched = was.keySet().stream()
                .filter(id -> work.what.containsKey(id) || !allowed)
                .map(id -> new CorrectionView.Touched(
                        was.get(id).code(), work.what.getOrDefault(id, "unit"), was.get(id), now.get(id)))
                .toList();
        return new CorrectionView(
                allowed ? Long.toString(work.event) : null,
                allowed,
                touched,
                facts.lines(work.orders),
                work.reason,
                work.obstacles.stream().filter(Objects::nonNull).toList());
    }

    /** What stood in a call that could not be understood. */
    static CorrectionView refused(Problem problem) {
        return new CorrectionView(null, false, List.of(), List.of(), problem.reason(), List.of());
    }
}
