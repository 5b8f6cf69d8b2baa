package io.serialhub.order;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What other rooms need to know of an order.
 *
 * @param partyId    customer, supplier or dealer, or null
 * @param locationId line, warehouse or destination, or null
 */
public record OrderKey(
        long id,
        String code,
        OrderKind kind,
        OrderStatus status,
        Long partyId,
        Long locationId,
        String site,
        List<Line> lines) {
    public OrderKey {
        lines = List.copyOf(lines);
    }

    /**
     * One line; lines come by their number.
     *
     * @param parts of a kit: what units are counted on instead of the line's own material; empty for any other
     */
    public record Line(long id, int lineNo, long materialId, int quantity, int done, List<KitPart> parts) {
        public Line {
            parts = List.copyOf(parts);
        }

        /** How many of this material the line asks for, which of a kit is a component. */
        public int pieces(long material) {
            return parts.stream()
                    .filter(part -> part.materialId() == material)
                    .mapToInt(part -> quantity * part.perKit())
                    .findFirst()
                    .orElse(quantity);
        }

        /** What the line will have done once these are counted: a kit is done when all its parts are. */
        public int doneWith(Map<Slot, Integer> counted) {
            if (parts.isEmpty()) {
                return done + counted.getOrDefault(new Slot(id, materialId), 0);
            }
            return parts.stream()
                    .mapToInt(part ->
                            (part.done() + counted.getOrDefault(new Slot(id, part.materialId()), 0)) / part.perKit())
                    .min()
                    .orElse(0);
        }
    }

    /** So many pieces of a component for one kit. */
    public record KitPart(long materialId, int perKit, int done) {}

    /** Where a unit is counted: a line, and of a kit the component. */
    public record Slot(long lineId, long materialId) {}

    /** Pieces that are still missing, line by line. */
    public Map<Slot, Integer> open() {
        var open = new LinkedHashMap<Slot, Integer>();
        for (Line line : lines) {
            if (line.parts().isEmpty()) {
                open.put(new Slot(line.id(), line.materialId()), line.quantity() - line.done());
            }
            line.parts()
                    .forEach(part -> open.put(
                            new Slot(line.id(), part.materialId()), line.quantity() * part.perKit() - part.done()));
        }
        return open;
    }
}
