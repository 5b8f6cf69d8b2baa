package io.serialhub.ledger;

import io.serialhub.base.Reason;
import io.serialhub.material.BomIndex.Slot;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where parts go in their parents: fills the positions of the bills of material while a call is judged. */
final class Positions {
    private final Map<Long, List<Slot>> boms;
    private final Map<String, BigDecimal> filled = new HashMap<>();
    private final Map<Long, Contents.Part> inside = new HashMap<>();

    Positions(Map<Long, List<Slot>> boms, List<Contents.Part> parts) {
        this.boms = boms;
        parts.forEach(part -> {
            fill(part.parentId(), part.position(), part.quantity());
            if (part.childId() != null) {
                inside.put(part.childId(), part);
            }
        });
    }

    /** @param position null when the parent has no bill of material or nothing fits; then reason says why */
    record Found(String position, BigDecimal quantity, Reason reason) {}

    /** The asked-for position, or the first that takes this material and has room. */
    Found find(StoredUnit parent, long materialId, String wanted, BigDecimal quantity) {
        List<Slot> bom = boms.get(parent.state().materialId());
        if (bom == null) {
            return new Found(wanted, quantity == null ? BigDecimal.ONE : quantity, null);
        }
        boolean known = false;
        for (Slot slot : bom) {
            boolean fits = slot.componentId() == materialId && (wanted == null || wanted.equals(slot.position()));
            known |= fits;
            if (fits) {
                BigDecimal asked = quantity == null ? BigDecimal.ONE : quantity;
                BigDecimal after = filled.getOrDefault(key(parent.id(), slot.position()), BigDecimal.ZERO)
                        .add(asked);
                if (after.compareTo(slot.quantity()) <= 0) {
                    fill(parent.id(), slot.position(), asked);
                    return new Found(slot.position(), asked, null);
                }
            }
        }
        return new Found(null, null, Reason.of(known ? "position-full" : "not-in-bom", "parent", parent.code()));
    }

    /** The part comes out and leaves room. @return the position that it leaves, or null */
    String free(long childId) {
        Contents.Part part = inside.remove(childId);
        if (part == null) {
            return null;
        }
        fill(part.parentId(), part.position(), part.quantity().negate());
        return part.position();
    }

    private void fill(long parentId, String position, BigDecimal quantity) {
        if (position != null) {
            filled.merge(key(parentId, position), quantity, BigDecimal::add);
        }
    }

    private static String key(long parentId, String position) {
        return parentId + " " + position;
    }
}
