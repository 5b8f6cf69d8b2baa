package io.serialhub.ledger;

import io.serialhub.base.Actor;
import io.serialhub.base.Database;
import io.serialhub.base.Ids;
import io.serialhub.base.Receipts;
import io.serialhub.base.Rows;
import io.serialhub.identifier.SerialNumber;
import io.serialhub.order.OrderKey;
import io.serialhub.order.OrderProgress;
import io.serialhub.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    Corrections corrections;

    @Inject
    OrderProgress progress;

    @Inject
    Receipts receipts;

    @Inject
    Outbox outbox;

    @Inject
    Database database;

    @Inject
    Rows rows;

    @Inject
    Labels labels;

    @Inject
    Ids ids;

    /** Steps that a door of its own records are allowed here. */
    public Recorded record(Recording call) {
        return record(steps.current(call.step()), call);
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
        List<Item> items = labels.read(step, call.items());
        Cast.Present present = cast.of(scene, items);
        var judge = new Judge(scene, present, new Newborns(scene, present, ids));
        List<Decision> decisions = judge.decide(items);
        long refused = decisions.stream().filter(d -> !d.accepted()).count();
        boolean write = refused < decisions.size() && (refused == 0 || call.mode() == Mode.ACCEPT_GOOD);
        Long event = write ? write(scene, decisions, judge.counted(), present) : null;
        return answer(scene, call.items(), decisions, present, event, write ? judge.counted() : Map.of());
    }

    private long write(Scene scene, List<Decision> decisions, Map<Long, Integer> counted, Cast.Present present) {
        List<Decision> accepted = decisions.stream().filter(Decision::accepted).toList();
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
        progress.advance(counted);
        identify(accepted);
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

    /** Data keys {@code id.imei}, {@code id.mac} … are further numbers of the unit. */
    private void identify(List<Decision> accepted) {
        var identifiers = new ArrayList<Object[]>();
        for (Decision decision : accepted) {
            decision.item().data().forEach((key, value) -> {
                if (key.startsWith("id.") && value instanceof String code && !code.isBlank()) {
                    identifiers.add(new Object[] {
                        ids.next("identifier"),
                        decision.unit().id(),
                        key.substring(3),
                        code.strip(),
                        SerialNumber.fold(code),
                        String.valueOf(decision.unit().state().materialId())
                    });
                }
            });
        }
        if (!identifiers.isEmpty()) {
            EventStore.overtaken(() -> database.use(h -> rows.insert(
                    h, "identifier", List.of("id", "unit_id", "kind", "code", "code_key", "scope"), identifiers)));
        }
    }

    private static String subject(Scene scene, List<Decision> accepted, long event) {
        if (accepted.size() == 1) {
            return accepted.get(0).unit().code();
        }
        return scene.order() != null ? scene.order().code() : "event/" + event;
    }

    private static Recorded answer(
            Scene scene,
            List<Item> items,
            List<Decision> decisions,
            Cast.Present present,
            Long event,
            Map<Long, Integer> counted) {
        var answers = new ArrayList<Answer>(decisions.size());
        int accepted = 0;
        for (int i = 0; i < decisions.size(); i++) {
            Decision d = decisions.get(i);
            boolean counts = d.accepted() && event != null;
            accepted += counts ? 1 : 0;
            String material = d.unit() == null
                    ? null
                    : present.materials().get(d.unit().state().materialId()).code();
            answers.add(new Answer(
                    items.get(i).code(),
                    d.unit() == null ? null : d.unit().code(),
                    material,
                    counts,
                    d.repeated(),
                    d.reason(),
                    d.candidates()));
        }
        int refused = decisions.size() - accepted;
        Recorded.Outcome outcome = accepted == 0
                ? Recorded.Outcome.REFUSED
                : refused == 0 ? Recorded.Outcome.RECORDED : Recorded.Outcome.PARTLY;
        return new Recorded(
                event == null ? null : event.toString(),
                outcome,
                accepted,
                refused,
                answers,
                lines(scene.order(), present, counted));
    }

    private static List<LineProgress> lines(OrderKey order, Cast.Present present, Map<Long, Integer> counted) {
        if (order == null) {
            return List.of();
        }
        return order.lines().stream()
                .map(line -> new LineProgress(
                        order.code(),
                        line.lineNo(),
                        present.materials().get(line.materialId()).code(),
                        line.quantity(),
                        line.done() + counted.getOrDefault(line.id(), 0)))
                .toList();
    }
}
