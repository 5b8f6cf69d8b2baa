package io.serialhub.ledger;

import com.fasterxml.jackson.core.type.TypeReference;
import io.serialhub.base.Ids;
import io.serialhub.base.Json;
import io.serialhub.base.Problem;
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
import java.util.Optional;
import java.util.Set;

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
    Ids ids;

    CorrectionView correct(Correction asked) {
        Correction correction = facts.whole(asked);
        Slips.Found found = slips.of(correction);
        var work = new Amendment(correction, events.nextId(), found);
        if (work.reason() != null) {
            return new CorrectionView(null, false, List.of(), List.of(), work.reason(), List.of());
        }
        Map<Long, UnitRow> was = pages.rows(work.stored.keySet());
        tear(work, found.slips());
        undo(work, found.slips());
        found.slips().forEach(c -> judge(work, c));
        refits.refused(work.refits).values().forEach(work::refuse);
        unbox(work);
        if (work.isAllowed()) {
            write(work);
        }
        return view(work, was);
    }

    /** A box that stood for more units than are corrected in this way did not hold these: they leave it. */
    private void tear(Amendment work, List<Slip> slips) {
        var alike = new HashMap<Slip.Together, Set<Long>>();
        slips.stream()
                .filter(c -> c.row().values().containsKey(Verb.BOX))
                .forEach(c -> alike.computeIfAbsent(c.together(), t -> new HashSet<>())
                        .add(c.unit().id()));
        alike.forEach((together, own) -> work.tear(together, undoing.torn(together.event(), own)));
    }

    /** A box that has moved on since does not take back those that it left behind. */
    private void unbox(Amendment work) {
        undoing.misplaced(work.after).forEach(work::unbox);
    }

    /** Frees order lines and positions, so that what is right finds room. */
    private void undo(Amendment work, List<Slip> slips) {
        var lines = new LinkedHashMap<OrderKey.Slot, Integer>();
        for (Slip c : slips) {
            if (c.row().line() != null) {
                lines.merge(undoing.slot(c.unit(), c.row()), -undoing.orderEffect(c.row()), Integer::sum);
            }
            work.touch(c.row().event().order(), c.row().other());
            stays.vacate(c.event(), List.of(c.unit().id()));
        }
        progress.advance(lines);
    }

    private void judge(Amendment work, Slip c) {
        var fold = new Fold(steps::version);
        List<HistoryRow> rows = work.past.get(c.unit().id());
        long material = c.unit().state().materialId();
        if (c.isTakenBack()) {
            Fold.Result result = fold.without(material, rows, c.event());
            obstacles(work, c.unit(), result.inWay());
            boolean torn = work.isTorn(c);
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
    private Optional<Decision> decide(Amendment work, Slip c, StoredUnit unit, String role) {
        Scene scene = facts.right(c.row(), c.change(), work.correction.reason(), scenes);
        Item item = facts.item(c.row(), c.change(), unit, materials, role.equals(Right.MEANT) || work.isTorn(c));
        Cast.Present present = cast.of(scene, List.of(item));
        present.units().put(unit.id(), unit);
        var judge = new Judge(scene, present, new Newborns(scene, present, ids, 1));
        Decision decision = judge.decide(List.of(item)).get(0);
        if (!decision.accepted()) {
            work.refuse(decision.reason());
            return Optional.empty();
        }
        progress.advance(judge.counted());
        work.touch(scene.orderId(), decision.row().other());
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
        return Optional.of(decision);
    }

    private void obstacles(Amendment work, StoredUnit unit, List<HistoryRow> rows) {
        work.obstacles.addAll(facts.obstacles(unit, rows));
    }

    private void write(Amendment work) {
        Scene scene = facts.head(work.correction, work.right, scenes, steps.current(Corrections.STEP));
        var rows = new ArrayList<EventRow>();
        units.lock(work.otherParents()).values().forEach(parent -> {
            rows.add(EventRow.of(parent, "parent"));
            work.parent(parent);
        });
        rows.addAll(work.eventRows);
        List<UnitStore.Change> changes = work.changes(events.append(work.event, scene, rows));
        units.update(changes);
        stays.retell(changes, work.past);
        undoing.boxes(work.event, scene, changes);
        news.tell(work.event, scene, work.codes(), work.orders);
    }

    private CorrectionView view(Amendment work, Map<Long, UnitRow> was) {
        Map<Long, UnitRow> now = work.isAllowed() ? pages.rows(work.corrected()) : Map.of();
        return new CorrectionView(
                work.isAllowed() ? Long.toString(work.event) : null,
                work.isAllowed(),
                work.touched(was, now),
                facts.lines(work.orders),
                work.reason(),
                List.copyOf(work.obstacles));
    }

    /** What stood in a call that could not be understood. */
    static CorrectionView refused(Problem problem) {
        return new CorrectionView(null, false, List.of(), List.of(), problem.reason(), List.of());
    }
}
