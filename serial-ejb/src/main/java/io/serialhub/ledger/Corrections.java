package io.serialhub.ledger;

import io.serialhub.base.Json;
import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import io.serialhub.order.OrderKey;
import io.serialhub.order.OrderProgress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
    Undoing undoing;

    @Inject
    Stays stays;

    @Inject
    Refits refits;

    @Inject
    OrderProgress progress;

    @Inject
    CorrectionNews news;

    /** @param result without the event; with any later row in the way, reason says the first */
    record Verdict(Item item, StoredUnit unit, HistoryRow row, Fold.Result result, Reason reason) {
        static Verdict refused(Item item, StoredUnit unit, String code, Object... args) {
            return refused(item, unit, Reason.of(code, args));
        }

        static Verdict refused(Item item, StoredUnit unit, Reason reason) {
            return new Verdict(item, unit, null, null, reason);
        }

        UnitState after() {
            return result.state();
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
        verdicts = undoing.together(scene.corrects(), verdicts);
        verdicts = undoing.together(scene.corrects(), fitting(verdicts));
        List<Verdict> good = verdicts.stream().filter(v -> v.reason() == null).toList();
        boolean write = !good.isEmpty() && (good.size() == verdicts.size() || call.mode() == Mode.ACCEPT_GOOD);
        Long event = write ? write(scene, good, rows) : null;
        return answer(event, verdicts);
    }

    /** Whether the event can be taken back for the unit that the item names. */
    Verdict judge(
            long event, Item item, List<Hit> hits, Map<Long, StoredUnit> locked, Map<Long, List<HistoryRow>> rows) {
        Verdict found = find(event, item, hits, locked, rows);
        if (found.reason() != null) {
            return found;
        }
        StoredUnit unit = found.unit();
        if (found.row().seq() == 1) {
            return Verdict.refused(
                    item,
                    unit,
                    "not-correctable",
                    "unit",
                    unit.code(),
                    "step",
                    found.row().event().step());
        }
        Fold.Result result = new Fold(steps::version).without(unit.state().materialId(), rows.get(unit.id()), event);
        return new Verdict(item, unit, found.row(), result, inWay(unit, result.inWay()));
    }

    /** A part that would be back in its parent needs its position there. */
    private List<Verdict> fitting(List<Verdict> verdicts) {
        Map<Long, Reason> refused = refits.refused(verdicts.stream()
                .filter(v -> v.reason() == null)
                .map(v -> new Refits.Refit(v.unit(), v.after(), v.result().position()))
                .toList());
        return refused.isEmpty()
                ? verdicts
                : verdicts.stream()
                        .map(v -> v.unit() != null
                                        && refused.containsKey(v.unit().id())
                                ? Verdict.refused(
                                        v.item(), v.unit(), refused.get(v.unit().id()))
                                : v)
                        .toList();
    }

    /** The unit and its row in the event; a reason where there is none that could be corrected. */
    Verdict find(
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
        return step.internal() || step.code().equals(STEP)
                ? Verdict.refused(item, unit, "not-correctable", "unit", unit.code(), "step", step.code())
                : new Verdict(item, unit, row, null, null);
    }

    static Reason inWay(StoredUnit unit, List<HistoryRow> rows) {
        return rows.isEmpty()
                ? null
                : Reason.of(
                        "stands-in-the-way",
                        "unit",
                        unit.code(),
                        "step",
                        rows.get(0).event().step(),
                        "at",
                        rows.get(0).event().happenedAt());
    }

    private long write(Scene scene, List<Verdict> good, Map<Long, List<HistoryRow>> rows) {
        long event = events.nextId();
        var eventRows = new ArrayList<EventRow>();
        var changes = new ArrayList<UnitStore.Change>();
        var lines = new LinkedHashMap<OrderKey.Slot, Integer>();
        for (Verdict v : undoing.unboxed(scene.corrects(), good)) {
            eventRows.add(row(v));
            changes.add(new UnitStore.Change(v.unit(), v.after(), 1));
            if (v.row().line() != null) {
                lines.merge(undoing.slot(v.unit(), v.row()), -undoing.orderEffect(v.row()), Integer::sum);
            }
        }
        events.append(event, scene, eventRows);
        units.update(changes);
        progress.advance(lines);
        stays.vacate(scene.corrects(), changes.stream().map(c -> c.unit().id()).toList());
        stays.retell(changes, rows);
        undoing.boxes(event, scene, changes);
        news.tell(
                event,
                scene,
                good.stream().map(v -> v.unit().code()).toList(),
                good.stream()
                        .map(v -> v.row().event().order())
                        .filter(Objects::nonNull)
                        .toList());
        return event;
    }

    private static EventRow row(Verdict v) {
        var data = new HashMap<String, Object>();
        data.put(Right.CORRECTS, Long.toString(v.row().event().id()));
        if (v.result().unboxed()) {
            data.put(Right.UNBOXED, true);
        }
        return new EventRow(
                v.unit(),
                "unit",
                null,
                null,
                null,
                null,
                null,
                Json.write(data),
                v.row().event().id());
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
                    1,
                    null));
        }
        int refused = verdicts.size() - accepted;
        Recorded.Outcome outcome = accepted == 0
                ? Recorded.Outcome.REFUSED
                : refused == 0 ? Recorded.Outcome.RECORDED : Recorded.Outcome.PARTLY;
        return new Recorded(event == null ? null : event.toString(), outcome, accepted, refused, answers, List.of());
    }
}
