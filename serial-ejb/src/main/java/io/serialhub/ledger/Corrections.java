package io.serialhub.ledger;

import io.serialhub.base.Database;
import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import io.serialhub.order.OrderKey;
import io.serialhub.order.OrderProgress;
import io.serialhub.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A correction takes an event back for some of its units by a new event that names it. It is allowed when everything that
 * came later would still have been allowed; else it says what stands in the way. Nothing is edited.
 */
@ApplicationScoped
class Corrections {
    static final String STEP = "correct";

    @Inject
    Resolver resolver;

    @Inject
    UnitStore units;

    @Inject
    History histories;

    @Inject
    EventStore events;

    @Inject
    StepBook steps;

    @Inject
    OrderProgress progress;

    @Inject
    Outbox outbox;

    @Inject
    Database database;

    private record Verdict(Item item, StoredUnit unit, HistoryRow row, UnitState after, Reason reason) {
        static Verdict refused(Item item, StoredUnit unit, String code, Object... args) {
            return new Verdict(item, unit, null, null, Reason.of(code, args));
        }
    }

    Recorded record(Scene scene, Recording call) {
        if (scene.corrects() == null) {
            throw Problem.invalid("event-needed");
        }
        Map<String, List<Hit>> hits =
                resolver.resolve(call.items().stream().map(Item::code).toList());
        List<Long> ids = hits.values().stream()
                .flatMap(List::stream)
                .map(Hit::id)
                .distinct()
                .toList();
        Map<Long, StoredUnit> locked = units.lock(ids);
        Map<Long, List<HistoryRow>> rows = histories.of(ids);
        List<Verdict> verdicts = call.items().stream()
                .map(item -> judge(scene.corrects(), item, hits.getOrDefault(item.code(), List.of()), locked, rows))
                .toList();
        List<Verdict> good = verdicts.stream().filter(v -> v.reason() == null).toList();
        boolean write = !good.isEmpty() && (good.size() == verdicts.size() || call.mode() == Mode.ACCEPT_GOOD);
        Long event = write ? write(scene, good) : null;
        return answer(event, verdicts);
    }

    private Verdict judge(
            long event, Item item, List<Hit> hits, Map<Long, StoredUnit> locked, Map<Long, List<HistoryRow>> rows) {
        List<Hit> inEvent = hits.stream()
                .filter(hit ->
                        rows.get(hit.id()).stream().anyMatch(r -> r.event().id() == event))
                .toList();
        if (inEvent.size() != 1) {
            return Verdict.refused(
                    item, null, hits.isEmpty() ? "unit-unknown" : "not-in-event", "code", item.code(), "event", event);
        }
        StoredUnit unit = locked.get(inEvent.get(0).id());
        List<HistoryRow> history = rows.get(unit.id());
        HistoryRow row = history.stream()
                .filter(r -> r.event().id() == event)
                .reduce((first, last) -> last)
                .orElseThrow();
        if (Fold.voided(history).contains(event)) {
            return Verdict.refused(item, unit, "already-corrected", "unit", unit.code());
        }
        StepDefinition step = steps.version(row.event().step(), row.event().stepVersion());
        if (step.internal() || row.seq() == 1 || step.code().equals(STEP)) {
            return Verdict.refused(item, unit, "not-correctable", "unit", unit.code(), "step", step.code());
        }
        Fold.Result result = new Fold(steps::version).without(unit.state().materialId(), history, event);
        return result.inWay() == null
                ? new Verdict(item, unit, row, result.state(), null)
                : Verdict.refused(
                        item,
                        unit,
                        "stands-in-the-way",
                        "unit",
                        unit.code(),
                        "step",
                        result.inWay().event().step(),
                        "at",
                        result.inWay().event().happenedAt());
    }

    private long write(Scene scene, List<Verdict> good) {
        long event = events.nextId();
        events.append(
                event,
                scene,
                good.stream().map(v -> EventRow.of(v.unit(), "unit")).toList());
        units.update(good.stream()
                .map(v -> new UnitStore.Change(v.unit(), v.after(), 1))
                .toList());
        var counts = new HashMap<OrderKey.Slot, Integer>();
        good.stream()
                .filter(v -> v.row().line() != null)
                .forEach(v -> counts.merge(
                        new OrderKey.Slot(v.row().line(), v.unit().state().materialId()),
                        -orderEffect(v.row()),
                        Integer::sum));
        progress.advance(counts);
        undoParts(scene.corrects(), good.stream().map(v -> v.unit().id()).collect(Collectors.toSet()));
        outbox.add(
                scene.step().message(), good.size() == 1 ? good.get(0).unit().code() : "event/" + event, event, null);
        return event;
    }

    private int orderEffect(HistoryRow row) {
        return steps.version(row.event().step(), row.event().stepVersion())
                .role(row.role())
                .effect(Verb.ORDER)
                .map(effect -> Integer.parseInt(effect.word(0)))
                .orElse(0);
    }

    /** A part that went in by the event was never inside: its interval becomes empty. One that came out stays inside. */
    private void undoParts(long event, Collection<Long> unitIds) {
        database.use(h -> {
            database.in(
                            h.createUpdate("UPDATE assembly SET to_event = from_event, to_at = from_at"
                                    + " WHERE from_event = :event AND to_event IS NULL"
                                    + " AND (child_id <ids> OR child_id IS NULL AND parent_id <ids>)"),
                            "ids",
                            unitIds)
                    .bind("event", event)
                    .execute();
            database.in(
                            h.createUpdate("UPDATE assembly SET to_event = NULL, to_at = NULL"
                                    + " WHERE to_event = :event AND from_event <> :event AND child_id <ids>"),
                            "ids",
                            unitIds)
                    .bind("event", event)
                    .execute();
        });
    }

    private static Recorded answer(Long event, List<Verdict> verdicts) {
        var answers = new ArrayList<Answer>();
        int accepted = 0;
        for (Verdict v : verdicts) {
            boolean counts = event != null && v.reason() == null;
            accepted += counts ? 1 : 0;
            answers.add(new Answer(
                    v.item().code(),
                    v.unit() == null ? null : v.unit().code(),
                    null,
                    counts,
                    false,
                    v.reason(),
                    null,
                    1));
        }
        int refused = verdicts.size() - accepted;
        Recorded.Outcome outcome = accepted == 0
                ? Recorded.Outcome.REFUSED
                : refused == 0 ? Recorded.Outcome.RECORDED : Recorded.Outcome.PARTLY;
        return new Recorded(event == null ? null : event.toString(), outcome, accepted, refused, answers, List.of());
    }
}
