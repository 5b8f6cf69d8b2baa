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
    private final Map<String, Unit> units = new HashMap<>();
    private final Map<String, Integer> open = new HashMap<>();

    /** One unit as it stands. */
    static final class Unit {
        final String code;
        final String material;
        String number = "allocated";
        String custody = "none";
        String quality = "good";
        String owner;
        String place;
        String holder;
        Unit parent;
        String reserved;
        int holds;
        int cases;

        Unit(String code, String material) {
            this.code = code;
            this.material = material;
        }

        /** As the unit's page would say it; null stands for ours where it is the owner. */
        List<Object> state() {
            return java.util.Arrays.asList(
                    number, custody, quality, owner, place, holder, parent == null ? null : parent.code, holds, cases);
        }
    }

    /** One call for one unit. @param other the unit that it goes into */
    record Call(String step, String role, String code, String place, String party, String order, String other) {
        Call(String step, String code) {
            this(step, null, code, null, null, null, null);
        }

        Call at(String where) {
            return new Call(step, role, code, where, party, order, other);
        }

        Call with(String whom) {
            return new Call(step, role, code, place, whom, order, other);
        }

        Call of(String document) {
            return new Call(step, role, code, place, party, document, other);
        }

        Call into(String parent) {
            return new Call(step, role, code, place, party, order, parent);
        }

        Call as(String what) {
            return new Call(step, what, code, place, party, order, other);
        }
    }

    Unit add(Unit unit) {
        units.put(unit.code, unit);
        return unit;
    }

    void order(String code, int quantity) {
        open.put(code, quantity);
    }

    Unit get(String code) {
        return units.get(code);
    }

    List<Unit> all() {
        return List.copyOf(units.values());
    }

    /** @return whether the ledger should have accepted it; if so the model has followed */
    boolean happens(Call call) {
        Unit unit = units.get(call.code());
        boolean allowed = isAllowed(call, unit);
        if (allowed) {
            follow(call, unit);
        }
        return allowed;
    }

    private boolean isAllowed(Call c, Unit u) {
        boolean alive = u.number.equals("commissioned");
        boolean ours = u.owner == null;
        boolean free = u.reserved == null || u.reserved.equals(c.order());
        boolean held = u.holds > 0 || inside(u).stream().anyMatch(part -> part.holds > 0);
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
            case "register" -> alive && is(u.custody, "party") && !ours;
            case "change-owner" -> alive && !ours;
            case "return" ->
                alive && is(u.custody, "party") && !ours && c.party().equals(u.owner);
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

    private void follow(Call c, Unit u) {
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
            case "assemble" -> put(u, "inside", null, null, units.get(c.other()));
            default -> throw new IllegalArgumentException(c.step());
        }
    }

    private static void put(Unit u, String custody, String place, String holder, Unit parent) {
        u.custody = custody;
        u.place = place;
        u.holder = holder;
        u.parent = parent;
    }

    private static void sell(Unit u, String party) {
        put(u, "party", null, party, null);
        u.owner = party;
        u.reserved = null;
    }

    private static boolean scrapped(Unit u) {
        return u.quality.equals("scrapped");
    }

    private static boolean is(String word, String... words) {
        return List.of(words).contains(word);
    }

    /** The order's line has a piece left that is not promised to other units. */
    private boolean room(Call c, Unit u) {
        int left = open.get(c.order());
        long promised = units.values().stream()
                .filter(other -> c.order().equals(other.reserved))
                .count();
        return u.material.equals("BIKE") && (c.order().equals(u.reserved) ? left > 0 : left > promised);
    }

    private boolean takes(Unit parent, Unit part) {
        return parent.number.equals("commissioned")
                && is(parent.custody, "none", "location")
                && !scrapped(parent)
                && parent.owner == null
                && !part.material.equals("BIKE")
                && inside(parent).stream().noneMatch(p -> p.material.equals(part.material));
    }

    private List<Unit> inside(Unit unit) {
        var parts = new ArrayList<Unit>();
        units.values().stream().filter(u -> u.parent == unit).forEach(part -> {
            parts.add(part);
            parts.addAll(inside(part));
        });
        return parts;
    }
}
