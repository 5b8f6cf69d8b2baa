package io.serialhub.ledger;

import io.serialhub.base.Coded;
import io.serialhub.base.Columns;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

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

    /**
     * A unit that was not in a box's shipment was not in the box: it leaves it, unless all that the box stood for is taken
     * back. One that would be in its box again does not follow it to where it went since.
     */
    List<Corrections.Verdict> unboxed(long event, List<Corrections.Verdict> verdicts) {
        Set<Object> torn = Set.of();
        if (verdicts.stream().anyMatch(v -> v.row().values().containsKey(Verb.BOX))) {
            torn = torn(event, verdicts.stream().map(v -> v.unit().id()).collect(Collectors.toSet()));
        }
        var after = new LinkedHashMap<Long, UnitState>();
        var leaving = new HashSet<Long>();
        for (Corrections.Verdict v : verdicts) {
            if (torn.contains(v.row().values().getOrDefault(Verb.BOX, ""))) {
                leaving.add(v.unit().id());
            } else {
                after.put(v.unit().id(), v.after());
            }
        }
        leaving.addAll(misplaced(after));
        return verdicts.stream()
                .map(v -> leaving.contains(v.unit().id())
                        ? new Corrections.Verdict(
                                v.item(), v.unit(), v.row(), v.result().outOfBox(), v.reason())
                        : v)
                .toList();
    }

    /** Where a unit and its box are. */
    private record Spot(Custody custody, Long place, Long holder) {
        static Spot of(UnitState state) {
            return new Spot(state.custody(), state.placeId(), state.holderId());
        }
    }

    /** Which of the units would be in a box that is elsewhere. @param after what the correction makes of them */
    Set<Long> misplaced(Map<Long, UnitState> after) {
        Set<Long> boxIds = after.values().stream()
                .map(UnitState::boxId)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        if (boxIds.isEmpty()) {
            return Set.of();
        }
        boxes.lock(boxIds);
        Map<Long, Spot> spots = spots(boxIds, after.keySet());
        return after.entrySet().stream()
                .filter(e -> e.getValue().boxId() != null)
                .filter(e -> {
                    Spot own = Spot.of(e.getValue());
                    return !own.equals(spots.computeIfAbsent(e.getValue().boxId(), box -> own));
                })
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Where the boxes are, by what is in them beside these units. */
    private Map<Long, Spot> spots(Collection<Long> boxIds, Collection<Long> beside) {
        String sql = """
                SELECT p.box_id, u.id, u.custody, u.place_id, u.holder_id
                FROM packing p --DERBY-PROPERTIES constraint=PACKING_BOX_FK
                JOIN unit u ON u.id = p.unit_id
                WHERE p.to_event IS NULL AND p.box_id <ids>
                """;
        var spots = new HashMap<Long, Spot>();
        database.use(h -> database.in(h.createQuery(sql), "ids", boxIds)
                .map((rs, ctx) -> beside.contains(rs.getLong("id"))
                        ? null
                        : spots.put(
                                rs.getLong("box_id"),
                                new Spot(
                                        Coded.ofCode(Custody.class, rs.getString("custody")),
                                        Columns.number(rs, "place_id"),
                                        Columns.number(rs, "holder_id"))))
                .list());
        return spots;
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
