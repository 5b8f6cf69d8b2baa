package io.serialhub.ledger;

import io.serialhub.base.Actor;
import io.serialhub.base.Ids;
import io.serialhub.base.Receipts;
import io.serialhub.order.OrderKey;
import io.serialhub.order.OrderProgress;
import io.serialhub.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Records one call inside the caller's transaction: receipt, context, units, decisions, writes. The number of statements
 * does not depend on the number of items. For rooms of this module; everybody else comes through {@link Ledger}.
 */
@ApplicationScoped
public class Recorder {
    @Inject
    StepBook steps;

    @Inject
    Scenes scenes;

    @Inject
    Cast cast;

    @Inject
    UnitStore units;

    @Inject
    EventStore events;

    @Inject
    Contents contents;

    @Inject
    Boxes boxes;

    @Inject
    Corrections corrections;

    @Inject
    OrderProgress progress;

    @Inject
    Receipts receipts;

    @Inject
    Outbox outbox;

    @Inject
    Identities identities;

    @Inject
    Labels labels;

    @Inject
    Refusals refusals;

    @Inject
    Ids ids;

    /** Steps that a door of its own records are allowed here. */
    public Recorded record(Recording call) {
        return record(steps.current(call.step()), call);
    }

    /**
     * Judges a call without recording anything.
     *
     * @return for each item why it would be refused; nothing is accepted
     */
    public Recorded check(Recording call) {
        Scene scene = scenes.of(steps.current(call.step()), call.context());
        List<Item> items = labels.read(scene.step(), call.items());
        Unboxed unboxed = unbox(scene.step(), call.items(), items);
        Judged judged = judge(scene, unboxed, cast.of(scene, unboxed.items()));
        return new Answers(scene, judged.present(), null).of(judged.unboxed(), judged.decisions(), Map.of());
    }

    /** With the version of the step that the caller's right was judged by. */
    Recorded record(StepDefinition step, Recording call) {
        if (call.eventId() == null) {
            return once(step, call);
        }
        return receipts.once(
                Actor.current().login(),
                call.eventId(),
                Receipts.fingerprint(call),
                Recorded.class,
                () -> once(step, call));
    }

    private Recorded once(StepDefinition step, Recording call) {
        Scene scene = scenes.of(step, call.context());
        if (step.code().equals(Corrections.STEP)) {
            return corrections.record(scene, call);
        }
        Unboxed unboxed = unbox(step, call.items(), labels.read(step, call.items()));
        Cast.Present present = cast.of(scene, unboxed.items());
        Judged judged = judge(scene, unboxed, present);
        long refused = judged.unboxed().refused()
                + judged.decisions().stream().filter(d -> !d.accepted()).count();
        boolean good = judged.decisions().stream().anyMatch(Decision::accepted);
        boolean write = good && (refused == 0 || call.mode() == Mode.ACCEPT_GOOD);
        Long event = write ? write(scene, judged) : null;
        Recorded recorded = new Answers(scene, judged.present(), event)
                .of(judged.unboxed(), judged.decisions(), write ? judged.counted() : Map.of());
        if (refused > 0) {
            refusals.note(scene, recorded);
        }
        return recorded;
    }

    /** @param present as the decisions have changed it */
    private record Judged(
            Unboxed unboxed, Cast.Present present, List<Decision> decisions, Map<OrderKey.Slot, Integer> counted) {}

    /**
     * An SSCC stands for what is in the box; a part is no box, and neither is a number that is new.
     *
     * @param said  as the call wrote them
     * @param items as their labels mean them
     */
    private Unboxed unbox(StepDefinition step, List<Item> said, List<Item> items) {
        if (step.internal()) {
            return Unboxed.plain(said, items);
        }
        Map<String, Boxes.Box> found = step.has(Guard.BOM)
                ? Map.of()
                : boxes.find(items.stream()
                        .filter(item -> !step.role(item.role()).takesNew())
                        .map(Item::code)
                        .toList());
        return Unboxed.of(said, items, found, found.isEmpty() ? Map.of() : boxes.loads(Set.copyOf(found.values())));
    }

    /** A box of which one unit is refused is left out, and the rest is judged as if it had not been there. */
    private Judged judge(Scene scene, Unboxed unboxed, Cast.Present present) {
        Cast.Present own = unboxed.boxes().isEmpty() ? present : present.copy();
        var judge = new Judge(
                scene, own, new Newborns(scene, own, ids, unboxed.items().size()));
        List<Decision> decisions = judge.decide(unboxed.items());
        Unboxed whole = unboxed.without(decisions);
        return whole == unboxed ? new Judged(unboxed, own, decisions, judge.counted()) : judge(scene, whole, present);
    }

    private long write(Scene scene, Judged judged) {
        Cast.Present present = judged.present();
        List<Decision> accepted =
                judged.decisions().stream().filter(Decision::accepted).toList();
        long event = events.nextId();
        List<EventRow> eventRows = rows(accepted, present);
        Map<Long, Integer> counts = new LinkedHashMap<>();
        eventRows.forEach(row -> counts.merge(row.unit().id(), 1, Integer::sum));
        List<UnitStore.Birth> births = accepted.stream()
                .map(Decision::birth)
                .filter(java.util.Objects::nonNull)
                .map(b -> new UnitStore.Birth(
                        b.unit(),
                        present.units().get(b.unit().id()).state(),
                        b.uniq(),
                        b.batchId(),
                        counts.get(b.unit().id())))
                .toList();
        insert(births);
        events.append(event, scene, eventRows);
        var changes = new LinkedHashMap<Long, UnitStore.Change>();
        eventRows.stream()
                .filter(row -> !row.unit().isNew())
                .forEach(row -> changes.put(
                        row.unit().id(),
                        new UnitStore.Change(
                                row.unit(),
                                present.units().get(row.unit().id()).state(),
                                counts.get(row.unit().id()))));
        units.update(List.copyOf(changes.values()));
        moveParts(event, scene, accepted);
        moveBoxes(event, scene, accepted, judged.unboxed().boxes());
        progress.advance(judged.counted());
        identities.add(new Newborns(scene, present, ids, 0), present, accepted);
        if (scene.step().message() != null) {
            outbox.add(scene.step().message(), subject(scene, accepted, event), event, null);
        }
        return event;
    }

    /** Two callers may bring in the same number at once; the second repeats and finds it taken. */
    private void insert(List<UnitStore.Birth> births) {
        EventStore.overtaken(() -> units.insert(births));
    }

    /** The rows of the items, and before them one for each parent that got or lost something. */
    private static List<EventRow> rows(List<Decision> accepted, Cast.Present present) {
        var parents = new LinkedHashMap<Long, EventRow>();
        var own = new ArrayList<EventRow>();
        for (Decision decision : accepted) {
            EventRow row = decision.row();
            if (row.role().equals("parent")) {
                parents.put(row.unit().id(), row);
                continue;
            }
            own.add(row);
            Long parent = row.other() != null
                    ? row.other()
                    : decision.item().code() == null ? row.unit().id() : null;
            if (parent != null && present.units().containsKey(parent)) {
                parents.putIfAbsent(parent, EventRow.of(present.units().get(parent), "parent"));
            }
        }
        var all = new ArrayList<>(parents.values());
        all.addAll(own);
        return all;
    }

    private void moveParts(long event, Scene scene, List<Decision> accepted) {
        contents.detach(
                event,
                scene,
                accepted.stream()
                        .filter(d -> d.after() != null
                                && d.unit().state().custody() == Custody.INSIDE
                                && d.after().custody() != Custody.INSIDE)
                        .map(d -> d.unit().id())
                        .toList());
        contents.attach(
                event,
                scene,
                accepted.stream()
                        .map(Decision::part)
                        .filter(java.util.Objects::nonNull)
                        .toList());
    }

    /** What left its box or came into one, and the boxes that stood for their content: one that moved by itself leaves its pallet. */
    private void moveBoxes(long event, Scene scene, List<Decision> accepted, Set<Boxes.Box> stood) {
        var moves = new ArrayList<Boxes.Move>();
        var left = new ArrayList<Long>();
        var noted = new LinkedHashSet<Long>();
        for (Decision d : accepted) {
            Long before = d.unit().state().boxId();
            Long after = d.after() == null ? before : d.after().boxId();
            if (!Objects.equals(before, after)) {
                moves.add(new Boxes.Move(d.unit().id(), after));
                if (before != null) {
                    left.add(d.unit().id());
                    noted.add(before);
                }
                if (after != null) {
                    noted.add(after);
                }
            }
        }
        boxes.move(event, scene.happenedAt(), moves, left);
        List<Boxes.Box> nested =
                stood.stream().filter(box -> box.parentId() != null).toList();
        if (scene.step().has(Verb.CUSTODY) && !nested.isEmpty()) {
            boxes.nest(
                    event,
                    scene.happenedAt(),
                    nested.stream().map(Boxes.Box::id).toList(),
                    null);
            nested.forEach(box -> noted.add(box.parentId()));
        }
        stood.forEach(box -> noted.add(box.id()));
        boxes.note(event, noted);
    }

    private static String subject(Scene scene, List<Decision> accepted, long event) {
        if (accepted.size() == 1) {
            return accepted.get(0).unit().code();
        }
        return scene.order() != null ? scene.order().code() : "event/" + event;
    }
}
