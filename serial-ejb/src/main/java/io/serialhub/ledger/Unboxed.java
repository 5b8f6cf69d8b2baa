package io.serialhub.ledger;

import io.serialhub.base.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A call's items with every box replaced by the units in it. A box is recorded whole or not at all: one unit that is
 * refused refuses them all.
 *
 * @param items to be judged, units only
 * @param lines one for each item of the call, in its order
 */
record Unboxed(List<Item> items, List<Line> lines) {
    /**
     * What became of one item of the call.
     *
     * @param first    where its units begin in {@link #items}
     * @param count    how many they are; none where the box is refused
     * @param box      null for a plain item
     * @param size     how many units are in it
     * @param reason   why the box is refused, or null
     * @param unit     because of which unit, or null
     * @param repeated the very same was recorded before
     */
    record Line(
            Item item, int first, int count, Boxes.Box box, int size, Reason reason, String unit, boolean repeated) {
        static Line of(Item item, int first) {
            return new Line(item, first, 1, null, 1, null, null, false);
        }

        Line at(int place) {
            return new Line(item, place, count, box, size, reason, unit, repeated);
        }

        Line refused(int place, Decision decision) {
            return new Line(
                    item,
                    place,
                    0,
                    box,
                    size,
                    decision.reason(),
                    decision.unit() == null ? null : decision.unit().code(),
                    decision.repeated());
        }

        List<Decision> of(List<Decision> decisions) {
            return decisions.subList(first, first + count);
        }
    }

    /** @param said as the call wrote them; @param call as their labels mean them */
    static Unboxed of(List<Item> said, List<Item> call, Map<String, Boxes.Box> boxes, Map<Long, Boxes.Load> loads) {
        var items = new ArrayList<Item>(call.size());
        var lines = new ArrayList<Line>(call.size());
        for (int i = 0; i < call.size(); i++) {
            Item item = call.get(i);
            Boxes.Box box = item.code() == null ? null : boxes.get(item.code());
            if (box == null) {
                lines.add(Line.of(said.get(i), items.size()));
                items.add(item.data().containsKey(Verb.BOX) ? withoutBox(item) : item);
                continue;
            }
            Boxes.Load load = loads.get(box.id());
            int size = load.content().size();
            lines.add(new Line(said.get(i), items.size(), size, box, Math.max(1, size), load.reason(), null, false));
            load.content().forEach(unit -> items.add(inBox(item, unit, box)));
        }
        return new Unboxed(items, lines);
    }

    /** As they are: what the door of the boxes says of them stays. */
    static Unboxed plain(List<Item> said, List<Item> call) {
        var lines = new ArrayList<Line>(call.size());
        said.forEach(item -> lines.add(Line.of(item, lines.size())));
        return new Unboxed(call, lines);
    }

    private static Item inBox(Item item, Boxes.Content unit, Boxes.Box box) {
        var data = new HashMap<>(item.data());
        data.put(Verb.BOX, box.id());
        data.put("sscc", box.code());
        return new Item(unit.code(), item.role(), null, unit.material(), null, null, null, data);
    }

    /** Only the door itself says that a box stands for a unit. */
    private static Item withoutBox(Item item) {
        var data = new HashMap<>(item.data());
        data.remove(Verb.BOX);
        return new Item(
                item.code(),
                item.role(),
                item.parent(),
                item.material(),
                item.lot(),
                item.quantity(),
                item.position(),
                data);
    }

    /** Boxes that stand for units. */
    Set<Boxes.Box> boxes() {
        var boxes = new LinkedHashSet<Boxes.Box>();
        lines.stream().filter(line -> line.box() != null && line.count() > 0).forEach(line -> boxes.add(line.box()));
        return boxes;
    }

    /** How many items of the call are refused before anything is judged. */
    long refused() {
        return lines.stream().filter(line -> line.reason() != null).count();
    }

    /** Without the boxes of which a unit is refused; itself when there is none. */
    Unboxed without(List<Decision> decisions) {
        var kept = new ArrayList<Item>();
        var left = new ArrayList<Line>();
        for (Line line : lines) {
            Decision refused = line.box() == null
                    ? null
                    : line.of(decisions).stream()
                            .filter(d -> !d.accepted())
                            .findFirst()
                            .orElse(null);
            if (refused == null) {
                left.add(line.at(kept.size()));
                kept.addAll(items.subList(line.first(), line.first() + line.count()));
            } else {
                left.add(line.refused(kept.size(), refused));
            }
        }
        return kept.size() == items.size() ? this : new Unboxed(kept, left);
    }
}
