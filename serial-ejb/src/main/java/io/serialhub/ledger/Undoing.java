package io.serialhub.ledger;

import io.serialhub.base.Database;
import io.serialhub.base.Json;
import io.serialhub.base.Reason;
import io.serialhub.order.OrderKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What has to be undone beside a unit's state when an event is taken back for it: boxes, order progress, the other part of a replacement. */
@ApplicationScoped
class Undoing {
    @Inject
    Database database;

    @Inject
    StepBook steps;

    @Inject
    Boxes boxes;

    private record Row(long unit, String role, String data) {}

    /** A replacement is taken back for the old and the new part together, or for none. */
    List<Corrections.Verdict> together(long event, List<Corrections.Verdict> verdicts) {
        StepDefinition step = step(verdicts);
        if (step == null || !step.has(Guard.BOM) || !step.has(Guard.IN_PARENT)) {
            return verdicts;
        }
        Set<Long> own = new HashSet<>();
        verdicts.stream()
                .filter(v -> v.reason() == null)
                .forEach(v -> own.add(v.unit().id()));
        boolean whole = rows(event).stream()
                .filter(row -> !row.role().equals("parent"))
                .allMatch(row -> own.contains(row.unit()));
        return whole
                ? verdicts
                : verdicts.stream()
                        .map(v -> v.reason() != null
                                ? v
                                : Corrections.Verdict.refused(
                                        v.item(),
                                        v.unit(),
                                        Reason.of(
                                                "corrected-together",
                                                "unit",
                                                v.unit().code(),
                                                "step",
                                                step.code())))
                        .toList();
    }

    private StepDefinition step(List<Corrections.Verdict> verdicts) {
        return verdicts.stream()
                .filter(v -> v.row() != null)
                .map(v -> v.row().event())
                .map(e -> steps.version(e.step(), e.stepVersion()))
                .findFirst()
                .orElse(null);
    }

    /** A unit that was not in a box's shipment was not in the box: it leaves it, unless all that the box stood for is taken back. */
    List<Corrections.Verdict> unboxed(long event, List<Corrections.Verdict> verdicts) {
        if (verdicts.stream().noneMatch(v -> v.row().values().containsKey(Verb.BOX))) {
            return verdicts;
        }
        Set<Long> own = new HashSet<>();
        verdicts.forEach(v -> own.add(v.unit().id()));
        Set<Object> torn = torn(event, own);
        return verdicts.stream()
                .map(v -> torn.contains(v.row().values().get(Verb.BOX))
                        ? new Corrections.Verdict(
                                v.item(), v.unit(), v.row(), v.result().unboxed(), v.reason())
                        : v)
                .toList();
    }

    private List<Row> rows(long event) {
        return database.with(h -> h.createQuery("SELECT unit_id, role, data FROM event_unit WHERE event_id = :event")
                .bind("event", event)
                .map((rs, ctx) -> new Row(rs.getLong("unit_id"), rs.getString("role"), rs.getString("data")))
                .list());
    }

    /** Where the row was counted. */
    OrderKey.Slot slot(StoredUnit unit, HistoryRow row) {
        return new OrderKey.Slot(row.line(), unit.state().materialId());
    }

    int orderEffect(HistoryRow row) {
        return steps.version(row.event().step(), row.event().stepVersion())
                .role(row.role())
                .effect(Verb.ORDER)
                .map(effect -> Integer.parseInt(effect.word(0)))
                .orElse(0);
    }

    /** Units that are in another box, or in none, since the correction. */
    void boxes(long event, Scene scene, List<UnitStore.Change> changes) {
        var left = new ArrayList<Long>();
        var again = new HashMap<Long, Long>();
        for (UnitStore.Change change : changes) {
            Long after = change.after().boxId();
            if (Objects.equals(change.unit().state().boxId(), after)) {
                continue;
            }
            if (after == null) {
                left.add(change.unit().id());
            } else {
                again.put(change.unit().id(), after);
            }
        }
        boxes.move(event, scene.happenedAt(), List.of(), left);
        boxes.reopen(again);
    }

    /** Boxes that stood for units in the event of which not all are among these: they are torn. */
    Set<Object> torn(long event, Collection<Long> units) {
        Set<Object> torn = new HashSet<>();
        for (Row row : rows(event)) {
            if (row.data() != null && !units.contains(row.unit())) {
                torn.add(Json.read(row.data(), Map.class).get(Verb.BOX));
            }
        }
        torn.remove(null);
        return torn;
    }
}
