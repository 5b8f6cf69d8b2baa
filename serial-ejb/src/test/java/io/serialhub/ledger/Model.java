package io.serialhub.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What may happen to units and what becomes of them, said once more and in another way than by the step table: the ledger is
 * held against it. Small on purpose: one place, one party and one order for each call.
 */
final class Model {
    private final Map<String, ModelUnit> units = new HashMap<>();
    private final Map<String, Integer> open = new HashMap<>();
    private final Map<String, Integer> lotHolds = new HashMap<>();
    private Model before;

    ModelUnit add(ModelUnit unit) {
        units.put(unit.code, unit);
        return unit;
    }

    void order(String code, int quantity) {
        open.put(code, quantity);
    }

    ModelUnit get(String code) {
        return units.get(code);
    }

    List<ModelUnit> all() {
        return List.copyOf(units.values());
    }

    /** @return whether the ledger should have accepted it; if so the model has followed */
    boolean happens(ModelCall call) {
        ModelUnit unit = units.get(call.code());
        boolean allowed = unit == null ? open.get(call.order()) > 0 : isAllowed(call, unit);
        if (allowed) {
            before = copy();
            follow(call, unit == null ? add(new ModelUnit(call.code(), "MOTOR")) : unit);
        }
        return allowed;
    }

    /** What happened last was taken back. */
    void takeBack() {
        units.clear();
        units.putAll(before.units);
        open.clear();
        open.putAll(before.open);
    }

    private Model copy() {
        var copy = new Model();
        units.forEach((code, unit) -> copy.units.put(code, unit.copy()));
        copy.units.values().stream()
                .filter(unit -> unit.parent != null)
                .forEach(unit -> unit.parent = copy.units.get(unit.parent.code));
        copy.open.putAll(open);
        return copy;
    }

    private boolean isAllowed(ModelCall c, ModelUnit u) {
        boolean alive = u.number.equals("commissioned");
        boolean ours = u.ours();
        boolean free = u.reserved == null || u.reserved.equals(c.order());
        boolean held = held(u) || inside(u).stream().anyMatch(this::held);
        boolean mayLeave = alive && u.quality.equals("good") && ours && !held && free;
        boolean elsewhere = !(u.custody.equals("location") && Objects.equals(u.place, c.place()));
        return switch (c.step()) {
            case "encode" -> u.number.equals("allocated");
            case "void" -> Set.of("allocated", "encoded").contains(u.number);
            case "commission" -> Set.of("allocated", "encoded").contains(u.number) && open.get(c.order()) > 0;
            case "receive" ->
                alive && is(u.custody, "none", "location", "transit") && !scrapped(u) && ours && elsewhere && free;
            case "put-away" -> alive && is(u.custody, "location") && elsewhere;
            case "issue" -> mayLeave && is(u.custody, "location") && elsewhere;
            case "inspect" -> alive && !scrapped(u);
            case "transfer-out" -> alive && is(u.custody, "location") && !scrapped(u) && !held && free;
            case "transfer-in" -> alive && is(u.custody, "transit") && free;
            case "reserve" ->
                alive
                        && u.quality.equals("good")
                        && ours
                        && free
                        && is(u.custody, "none", "location", "transit", "party")
                        && room(c, u);
            case "unreserve" -> is(u.custody, "none", "location", "party") && u.reserved != null;
            case "pick", "ship" -> mayLeave && is(u.custody, "location") && room(c, u);
            case "consign" -> mayLeave && is(u.custody, "location");
            case "sell-in-place" -> mayLeave && is(u.custody, "location", "party");
            case "take-back" ->
                alive && is(u.custody, "party") && ours && c.party().equals(u.holder);
            case "register" -> alive && is(u.custody, "party") && u.customers();
            case "change-owner" -> alive && u.customers();
            case "return" ->
                alive && is(u.custody, "party") && u.customers() && c.party().equals(u.owner);
            case "return-supplier" ->
                alive
                        && is(u.custody, "location")
                        && !scrapped(u)
                        && ours
                        && free
                        && c.party().equals(u.supplier);
            case "direct-ship" -> mayLeave && is(u.custody, "party", "none") && room(c, u);
            case "count" -> alive && is(u.custody, "location");
            case "reclassify" -> alive && is(u.custody, "location") && ours && !held && free;
            case "calibrate" -> alive && is(u.custody, "location") && !scrapped(u);
            case "service-at-dealer" -> alive && is(u.custody, "party");
            case "exchange" -> mayLeave && is(u.custody, "location") && comesBack(units.get(c.other()), c.party());
            case "replace" ->
                alive
                        && u.quality.equals("good")
                        && ours
                        && !held
                        && is(u.custody, "none", "location")
                        && comesOut(units.get(c.other()));
            case "hold-lot" -> true;
            case "release-lot" -> lotHolds.getOrDefault(u.lot, 0) > 0;
            case "lose" -> alive && is(u.custody, "location", "transit");
            case "find" -> alive && is(u.custody, "unknown");
            case "hold" -> true;
            case "release" -> u.holds > 0;
            case "service-in" -> alive && is(u.custody, "party", "location");
            case "service-out" -> alive && is(u.custody, "location", "party") && u.cases > 0;
            case "scrap" -> alive && is(u.custody, "location", "none", "unknown") && !scrapped(u);
            case "reinstate" -> alive && scrapped(u);
            case "retire" -> alive;
            case "assemble" -> mayLeave && is(u.custody, "none", "location") && takes(units.get(c.other()), u);
            case "disassemble" -> alive && is(u.custody, "inside");
            default -> throw new IllegalArgumentException(c.step());
        };
    }

    private void follow(ModelCall c, ModelUnit u) {
        switch (c.step()) {
            case "encode" -> u.number = "encoded";
            case "void" -> u.number = "void";
            case "commission" -> {
                u.number = "commissioned";
                put(u, "location", c.place(), null, null);
                open.merge(c.order(), -1, Integer::sum);
            }
            case "receive", "put-away", "issue", "find", "take-back", "disassemble" ->
                put(u, "location", c.place(), null, null);
            case "inspect" -> u.quality = c.role().equals("pass") ? "good" : "defective";
            case "transfer-out" -> put(u, "transit", null, null, null);
            case "transfer-in" -> put(u, "location", c.place(), null, null);
            case "reserve", "pick" -> u.reserved = c.order();
            case "unreserve" -> u.reserved = null;
            case "ship" -> {
                sell(u, c.party());
                open.merge(c.order(), -1, Integer::sum);
            }
            case "consign" -> put(u, "party", null, c.party(), null);
            case "sell-in-place", "register" -> sell(u, c.party());
            case "change-owner" -> u.owner = c.party();
            case "return" -> {
                put(u, "location", c.place(), null, null);
                u.owner = null;
            }
            case "lose" -> {
                put(u, "unknown", null, null, null);
                u.reserved = null;
            }
            case "hold" -> u.holds++;
            case "release" -> u.holds--;
            case "service-in" -> {
                put(u, "location", c.place(), null, null);
                u.cases++;
            }
            case "service-out" -> {
                put(u, "party", null, c.party(), null);
                u.cases--;
            }
            case "scrap" -> {
                u.quality = "scrapped";
                u.reserved = null;
            }
            case "reinstate" -> u.quality = "defective";
            case "retire" -> u.number = "retired";
            case "count" -> {}
            case "calibrate" -> u.quality = "good";
            case "reclassify" -> u.material = c.other();
            case "service-at-dealer" -> {
                put(u, "party", null, c.party(), null);
                u.cases++;
            }
            case "direct-ship" -> {
                sell(u, c.party());
                open.merge(c.order(), -1, Integer::sum);
            }
            case "return-supplier" -> {
                put(u, "party", null, c.party(), null);
                u.owner = c.party();
            }
            case "buy-in-place", "supplied" -> {
                u.number = "commissioned";
                u.supplier = c.party();
                boolean there = c.step().equals("supplied");
                put(u, there ? "location" : "party", there ? c.place() : null, there ? null : c.party(), null);
                open.merge(c.order(), -1, Integer::sum);
            }
            case "exchange" -> {
                ModelUnit old = units.get(c.other());
                put(old, "location", c.place(), null, null);
                old.owner = null;
                put(u, "party", null, c.party(), null);
                u.owner = c.party();
            }
            case "replace" -> {
                ModelUnit old = units.get(c.other());
                put(u, "inside", null, null, old.parent);
                put(old, "location", c.place(), null, null);
            }
            case "hold-lot" -> lotHolds.merge(u.lot, 1, Integer::sum);
            case "release-lot" -> lotHolds.merge(u.lot, -1, Integer::sum);
            case "assemble" -> put(u, "inside", null, null, units.get(c.other()));
            default -> throw new IllegalArgumentException(c.step());
        }
    }

    private boolean held(ModelUnit u) {
        return u.holds > 0 || lotHolds.getOrDefault(u.lot, 0) > 0;
    }

    private static boolean comesBack(ModelUnit old, String party) {
        return old.number.equals("commissioned")
                && is(old.custody, "party", "location")
                && old.customers()
                && party.equals(old.owner);
    }

    private static boolean comesOut(ModelUnit old) {
        return old.number.equals("commissioned") && is(old.custody, "inside");
    }

    private static void put(ModelUnit u, String custody, String place, String holder, ModelUnit parent) {
        u.custody = custody;
        u.place = place;
        u.holder = holder;
        u.parent = parent;
    }

    private static void sell(ModelUnit u, String party) {
        put(u, "party", null, party, null);
        u.owner = party;
        u.reserved = null;
    }

    private static boolean scrapped(ModelUnit u) {
        return u.quality.equals("scrapped");
    }

    private static boolean is(String word, String... words) {
        return List.of(words).contains(word);
    }

    /** The order's line has a piece left that is not promised to other units. */
    private boolean room(ModelCall c, ModelUnit u) {
        int left = open.get(c.order());
        long promised = units.values().stream()
                .filter(other -> c.order().equals(other.reserved))
                .count();
        return u.material.equals("BIKE") && (c.order().equals(u.reserved) ? left > 0 : left > promised);
    }

    private boolean takes(ModelUnit parent, ModelUnit part) {
        return parent.material.equals("BIKE")
                && parent.number.equals("commissioned")
                && is(parent.custody, "none", "location")
                && !scrapped(parent)
                && parent.ours()
                && !part.material.startsWith("BIKE")
                && inside(parent).stream().noneMatch(p -> p.material.equals(part.material));
    }

    private List<ModelUnit> inside(ModelUnit unit) {
        var parts = new ArrayList<ModelUnit>();
        units.values().stream().filter(u -> u.parent == unit).forEach(part -> {
            parts.add(part);
            parts.addAll(inside(part));
        });
        return parts;
    }
}
