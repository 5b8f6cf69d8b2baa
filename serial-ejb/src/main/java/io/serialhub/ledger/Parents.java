package io.serialhub.ledger;

import io.serialhub.base.Reason;
import io.serialhub.lot.LotKey;
import io.serialhub.material.MaterialKey;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Into what the parts of one call go, and out of what they come. */
final class Parents {
    private final Scene scene;
    private final Cast.Present present;
    private final Newborns newborns;
    private final Guards guards;

    /** What the parts that came out so far came out of: what goes in afterwards goes there, unless it says otherwise. */
    private final Set<StoredUnit> vacated = new LinkedHashSet<>();

    private final Set<Long> cameOut = new HashSet<>();

    Parents(Scene scene, Cast.Present present, Newborns newborns, Guards guards) {
        this.scene = scene;
        this.present = present;
        this.newborns = newborns;
        this.guards = guards;
    }

    /**
     * Where a part goes in or comes out.
     *
     * @param parent   null for a unit that has nothing to do with another
     * @param position of the parent's bill of material, or null
     */
    record Seat(StoredUnit parent, String position, BigDecimal quantity, Reason refused) {
        private static final Seat NONE = new Seat(null, null, null, null);

        private static Seat refused(Reason reason) {
            return new Seat(null, null, null, reason);
        }

        private static Seat of(StoredUnit parent, Positions.Found found) {
            return found.reason() != null
                    ? refused(found.reason())
                    : new Seat(parent, found.position(), found.quantity(), null);
        }

        Long parentId() {
            return parent == null ? null : parent.id();
        }
    }

    static boolean isEntered(Item item, StepRole role) {
        return role.effect(Verb.CUSTODY)
                        .filter(e -> e.argument().equals("parent"))
                        .isPresent()
                || role.has(Verb.TAKE_OVER)
                        && Custody.INSIDE.word().equals(item.data().get("custody"));
    }

    Seat seat(Item item, StepRole role, StoredUnit unit) {
        StoredUnit parent = of(item, role, unit);
        boolean leaves = role.guarded(Guard.IN_PARENT);
        boolean enters = isEntered(item, role);
        if (parent == null) {
            return enters || leaves ? Seat.refused(missing(item, unit)) : Seat.NONE;
        }
        Seat left = leaves ? left(unit, parent) : new Seat(parent, null, null, null);
        return left.refused() != null || !enters ? left : entered(item, role, unit, parent);
    }

    private Seat left(StoredUnit unit, StoredUnit parent) {
        if (!Objects.equals(unit.state().parentId(), parent.id())) {
            return Seat.refused(Reason.of("not-in-parent", "unit", unit.code(), "parent", parent.code()));
        }
        vacated.add(parent);
        cameOut.add(unit.id());
        return new Seat(parent, present.positions().free(unit.id()), BigDecimal.ONE, null);
    }

    private Seat entered(Item item, StepRole role, StoredUnit unit, StoredUnit parent) {
        if (cameOut.contains(unit.id())) {
            return Seat.refused(Reason.of("twice-in-call", "unit", unit.code()));
        }
        Reason reason = unfit(unit, parent);
        return Seat.of(
                parent,
                reason == null && role.guarded(Guard.BOM)
                        ? present.positions().find(parent, unit.state().materialId(), item.position(), null)
                        : new Positions.Found(item.position(), BigDecimal.ONE, reason));
    }

    /** For a part that is known by its lot only. */
    Seat lotSeat(Item item, StepRole role, MaterialKey material, LotKey lot) {
        StoredUnit parent = of(item, role, null);
        if (parent == null) {
            return Seat.refused(missing(item, null));
        }
        if (present.heldLots().containsKey(lot.id())) {
            return Seat.refused(Reason.of("lot-on-hold", "lot", lot.code()));
        }
        Reason reason = unfit(null, parent);
        return reason != null
                ? Seat.refused(reason)
                : Seat.of(parent, present.positions().find(parent, material.id(), item.position(), item.quantity()));
    }

    /** The parent that the item names, or the one that follows from the unit or from what came out before it. */
    StoredUnit of(Item item, StepRole role, StoredUnit unit) {
        if (item.parent() == null && !role.guarded(Guard.IN_PARENT)) {
            return isEntered(item, role) && vacated.size() == 1
                    ? vacated.iterator().next()
                    : null;
        }
        if (item.parent() == null) {
            Long current = unit == null ? null : unit.state().parentId();
            return current == null ? null : present.units().get(current);
        }
        StoredUnit born = newborns.born(item.parent());
        List<Hit> hits = present.hits().getOrDefault(item.parent(), List.of());
        return born != null
                ? born
                : hits.size() == 1 ? present.units().get(hits.get(0).id()) : null;
    }

    private static Reason missing(Item item, StoredUnit unit) {
        return item.parent() == null
                ? Reason.of("parent-needed", "unit", unit == null ? "" : unit.code())
                : Reason.of("parent-unknown", "parent", item.parent());
    }

    private Reason unfit(StoredUnit unit, StoredUnit parent) {
        if (unit != null && unit.id() == parent.id()) {
            return Reason.of("into-itself", "unit", unit.code());
        }
        return scene.step().roles().stream()
                .filter(role -> role.name().equals("parent"))
                .findFirst()
                .map(role -> guards.axis(role, present.units().getOrDefault(parent.id(), parent)))
                .orElse(null);
    }
}
