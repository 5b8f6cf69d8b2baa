package io.serialhub.ledger;

import io.serialhub.base.Json;
import io.serialhub.base.Reason;
import io.serialhub.lot.LotKey;
import io.serialhub.lot.LotName;
import io.serialhub.material.MaterialKey;
import io.serialhub.order.OrderKey;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Decides a call item by item, each on what the ones before it have changed. Reads nothing but what is given to it. */
final class Judge {
    /** Refusals that only say that it is so already. */
    private static final Set<String> ALREADY = Set.of("already-in-place", "already-in-box");

    private final Scene scene;
    private final Cast.Present present;
    private final Newborns newborns;
    private final Lines lines;
    private final Guards guards;
    private final Warranties warranties = new Warranties();
    private final Parents parents;
    private final Set<String> seen = new HashSet<>();

    Judge(Scene scene, Cast.Present present, Newborns newborns) {
        this.scene = scene;
        this.present = present;
        this.newborns = newborns;
        this.lines = new Lines(scene.order(), present.promised());
        this.guards = new Guards(scene, present, lines);
        this.parents = new Parents(scene, present, newborns, guards);
    }

    Map<OrderKey.Slot, Integer> counted() {
        return lines.counted();
    }

    /** One decision an item, in the order of the call; what comes out is judged first, so that it leaves its position. */
    List<Decision> decide(List<Item> items) {
        noteReplaced(items);
        var decisions = new Decision[items.size()];
        var roles = new StepRole[items.size()];
        Arrays.setAll(roles, i -> scene.step().role(items.get(i).role()));
        for (boolean out : new boolean[] {true, false}) {
            for (int i = 0; i < decisions.length; i++) {
                if (roles[i].guarded(Guard.IN_PARENT) == out) {
                    decisions[i] = decide(items.get(i), roles[i]);
                }
            }
        }
        return List.of(decisions);
    }

    private void noteReplaced(List<Item> items) {
        items.stream()
                .filter(item ->
                        item.code() != null && Warranties.ends(scene.step().role(item.role())))
                .flatMap(item -> expected(item).stream().limit(1))
                .forEach(hit -> warranties.end(present.units().get(hit.id()).state()));
    }

    private Decision decide(Item item, StepRole role) {
        Decision decision = item.code() == null ? lotPart(item, role) : unit(item, role);
        if (decision.accepted() && decision.after() != null) {
            StoredUnit unit = decision.unit();
            present.units()
                    .put(
                            unit.id(),
                            new StoredUnit(
                                    unit.id(),
                                    unit.code(),
                                    unit.birthSite(),
                                    decision.after(),
                                    unit.seq(),
                                    unit.hash(),
                                    unit.last()));
        }
        return decision;
    }

    private Decision unit(Item item, StepRole role) {
        List<Hit> hits = role.takesNew() ? newborns.same(item) : expected(item);
        if (hits.size() > 1) {
            return Decision.ambiguous(item, candidates(hits));
        }
        if (hits.isEmpty()) {
            if (!role.takesNew()) {
                return Decision.refused(item, null, Reason.of("unit-unknown", "code", item.code()));
            }
            Newborns.Found found = newborns.find(item);
            return found.reason() != null
                    ? Decision.refused(item, null, found.reason())
                    : judge(item, role, found.unit(), found.uniq());
        }
        StoredUnit unit = present.units().get(hits.get(0).id());
        return role.guarded(Guard.LIMITS) ? measured(item, role, unit) : judge(item, role, unit, null);
    }

    /** Keeps the limits with what was measured; outside of them the unit fails, whatever the sender says. */
    private Decision measured(Item item, StepRole role, StoredUnit unit) {
        var measured =
                Measured.of(item, present.limits().getOrDefault(unit.state().materialId(), List.of()));
        Reason outside = measured.outside(unit.code());
        StepRole fit = outside == null ? role : scene.step().role("fail");
        Decision decision = judge(measured.item(), fit, unit, null);
        return decision.accepted() && outside != null ? decision.remarked(outside) : decision;
    }

    /** The units that a code may mean, narrowed by the material that the item, the order or the parent expects. */
    private List<Hit> expected(Item item) {
        List<Hit> hits = present.hits().getOrDefault(item.code(), List.of());
        if (hits.size() < 2) {
            return hits;
        }
        MaterialKey named =
                item.material() == null ? null : present.materialsByCode().get(item.material());
        List<Hit> narrowed = hits.stream()
                .filter(hit -> named == null ? lines.wants(hit.materialId()) : hit.materialId() == named.id())
                .toList();
        return narrowed.isEmpty() ? hits : narrowed;
    }

    private List<Candidate> candidates(List<Hit> hits) {
        return hits.stream()
                .map(hit -> new Candidate(hit.code(), guards.material(hit.materialId()), null, null))
                .toList();
    }

    private Decision judge(Item item, StepRole role, StoredUnit unit, String uniq) {
        if (!seen.add(unit.id() + " " + role.name())) {
            return Decision.refused(item, unit, Reason.of("twice-in-call", "unit", unit.code()));
        }
        Reason axis = guards.axis(role, unit);
        if (axis != null) {
            return repeats(item, role, unit)
                    ? Decision.refused(item, unit, Reason.of("already-recorded", "unit", unit.code()))
                            .asRepeat()
                    : Decision.refused(item, unit, axis);
        }
        Reason guard = guards.refusal(item, role, unit);
        if (guard != null) {
            Decision refused = Decision.refused(item, unit, guard);
            return ALREADY.contains(guard.code()) ? refused.asRepeat() : refused;
        }
        return apply(item, role, unit, uniq);
    }

    private Decision apply(Item item, StepRole role, StoredUnit unit, String uniq) {
        Parents.Seat seat = parents.seat(item, role, unit);
        if (seat.refused() != null) {
            return Decision.refused(item, unit, seat.refused());
        }
        int count = guards.counts(role)
                ? Integer.parseInt(role.effect(Verb.ORDER).orElseThrow().word(0))
                : 0;
        OrderKey.Slot line = count == 0 ? null : lines.lineFor(unit.state());
        var data = new HashMap<>(item.data());
        Reason badData = newborns.resolve(role, unit, data);
        Reason badMark = badData != null ? badData : newborns.marks(item, unit);
        if (badMark != null) {
            return Decision.refused(item, unit, badMark);
        }
        MaterialKey material = present.materials().get(unit.state().materialId());
        warranties.note(role, material, data);
        LotKey lot = item.lot() == null ? null : present.lots().get(new LotName(material.id(), item.lot()));
        Long other = seat.parentId();
        Long lotId = lot == null ? null : lot.id();
        Facts facts = scene.facts(other, lotId, data);
        UnitState after = role.apply(unit.state(), facts);
        String json = data.isEmpty() ? null : Json.write(data);
        if (json != null && json.length() > 4000) {
            return Decision.refused(item, unit, Reason.of("data-too-long", "max", 4000));
        }
        String place = seat.position();
        var row = new EventRow(
                unit, role.name(), line == null ? null : line.lineId(), other, lotId, null, place, json, null);
        var part = after.custody() == Custody.INSIDE && unit.state().custody() != Custody.INSIDE
                ? new Contents.Part(
                        other,
                        unit.id(),
                        unit.state().materialId(),
                        null,
                        BigDecimal.ONE,
                        place,
                        TakeOver.insideSince(role, facts))
                : null;
        if (line != null) {
            lines.count(line, count);
        }
        lines.promise(unit.state(), after);
        var birth = uniq == null ? null : new UnitStore.Birth(unit, after, uniq, null, 0);
        return new Decision(item, unit, after, row, birth, part, null, false, List.of(), null);
    }

    /** A part that is known by its lot only: it has no life of its own and stands in the parent's history. */
    private Decision lotPart(Item item, StepRole role) {
        MaterialKey material =
                item.material() == null ? null : present.materialsByCode().get(item.material());
        if (!role.name().equals("lot") || item.lot() == null || material == null) {
            return Decision.refused(item, null, Reason.of("code-needed"));
        }
        LotKey lot = present.lots().get(new LotName(material.id(), item.lot()));
        Parents.Seat seat = parents.lotSeat(item, role, material, lot);
        if (seat.refused() != null) {
            return Decision.refused(item, null, seat.refused());
        }
        StoredUnit parent = seat.parent();
        var row = new EventRow(
                parent,
                role.name(),
                null,
                null,
                lot.id(),
                seat.quantity(),
                seat.position(),
                Json.write(item.data()),
                null);
        var part =
                new Contents.Part(parent.id(), null, material.id(), lot.id(), seat.quantity(), seat.position(), null);
        return new Decision(item, parent, null, row, null, part, null, false, List.of(), null);
    }

    private boolean repeats(Item item, StepRole role, StoredUnit unit) {
        StoredUnit.LastEvent last = unit.last();
        StoredUnit parent = Parents.isEntered(item, role) ? parents.of(item, role, unit) : null;
        return last != null
                && Objects.equals(last.other(), parent == null ? null : parent.id())
                && last.step().equals(scene.step().code())
                && last.role().equals(role.name())
                && Objects.equals(last.orderId(), scene.orderId())
                && Objects.equals(last.placeId(), scene.placeId());
    }
}
