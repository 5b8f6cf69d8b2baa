package io.serialhub.ledger;

import io.serialhub.base.Reason;
import io.serialhub.material.MaterialKey;
import io.serialhub.order.OrderKind;
import java.util.Objects;

/** What each {@link Guard} asks of a unit in a scene; {@code BOM} and {@code IN_PARENT} are asked where the parent is known. */
final class Guards {
    private final Scene scene;
    private final Cast.Present present;
    private final Lines lines;

    Guards(Scene scene, Cast.Present present, Lines lines) {
        this.scene = scene;
        this.present = present;
        this.lines = lines;
    }

    /** The first guard of the role that says no, or null. */
    Reason refusal(Item item, StepRole role, StoredUnit unit) {
        Reason refusal = orderKind(role);
        for (int i = 0; refusal == null && i < role.guards().size(); i++) {
            refusal = ask(role.guards().get(i), item, role, unit);
        }
        return refusal;
    }

    /** Why the unit is not as the role wants it, or null. */
    Reason axis(StepRole role, StoredUnit unit) {
        String axis = role.axisInTheWay(unit.state());
        if (axis == null) {
            return null;
        }
        UnitState s = unit.state();
        if (axis.equals("custody") && s.parentId() != null && present.parents().containsKey(s.parentId())) {
            return Reason.of(
                    "part-elsewhere",
                    "unit",
                    unit.code(),
                    "parent",
                    present.parents().get(s.parentId()));
        }
        String word = switch (axis) {
            case "number" -> s.number().word();
            case "custody" -> s.custody().word();
            case "quality" -> s.quality().word();
            default -> s.ownerKind().word();
        };
        return Reason.of(axis + "-" + word, "unit", unit.code());
    }

    private Reason ask(Guard guard, Item item, StepRole role, StoredUnit unit) {
        return switch (guard) {
            case NO_HOLD ->
                unit.state().holds() > 0
                        ? Reason.of("unit-on-hold", "unit", unit.code())
                        : present.held().get(unit.id());
            case HAS_HOLD -> unit.state().holds() > 0 ? null : Reason.of("no-hold", "unit", unit.code());
            case HAS_CASE -> unit.state().cases() > 0 ? null : Reason.of("no-case", "unit", unit.code());
            case ORDER_LINE -> orderLine(unit);
            case IF_ORDERED -> counts(role) ? orderLine(unit) : null;
            case OF_ORDER -> ofOrder(unit);
            case SOLD_TO -> soldTo(unit);
            case BOUGHT_FROM -> boughtFrom(unit);
            case HELD_BY -> heldBy(unit);
            case UNRESERVED -> isPromisedElsewhere(unit) ? promised(unit) : null;
            case RESERVED -> reserved(unit);
            case ELSEWHERE -> elsewhere(unit);
            case UNPACKED -> unpacked(item, unit);
            case IN_BOX ->
                Objects.equals(unit.state().boxId(), item.data().get(Verb.BOX))
                        ? null
                        : Reason.of(
                                "not-in-box",
                                "unit",
                                unit.code(),
                                "box",
                                item.data().getOrDefault("sscc", ""));
            case AT_PLACE -> atPlace(unit);
            case IN_PARENT, BOM, LIMITS -> null;
        };
    }

    private static Reason unpacked(Item item, StoredUnit unit) {
        Long box = unit.state().boxId();
        if (box == null) {
            return null;
        }
        return box.equals(item.data().get(Verb.BOX))
                ? Reason.of("already-in-box", "unit", unit.code())
                : Reason.of("packed-already", "unit", unit.code());
    }

    private Reason orderKind(StepRole role) {
        if (scene.order() == null || role.orders().isEmpty()) {
            return null;
        }
        String kind = scene.order().kind().word();
        return role.orders().contains(kind)
                ? null
                : Reason.of(
                        "order-of-other-kind",
                        "order",
                        scene.order().code(),
                        "kind",
                        kind,
                        "needed",
                        String.join(" / ", role.orders()));
    }

    /** Whether the role counts on the order of the context. */
    boolean counts(StepRole role) {
        return scene.order() != null && role.countsOn(scene.order().kind().word());
    }

    private Reason orderLine(StoredUnit unit) {
        if (scene.order() == null) {
            return Reason.of("order-needed", "step", scene.step().code(), "kind", "");
        }
        long material = unit.state().materialId();
        return lines.lineFor(unit.state()) == null ? lines.refusal(material, material(material)) : null;
    }

    private Reason ofOrder(StoredUnit unit) {
        Long made = unit.state().workOrderId();
        return scene.order() == null || made == null || made.equals(scene.orderId())
                ? null
                : Reason.of(
                        "of-other-order",
                        "unit",
                        unit.code(),
                        "order",
                        scene.order().code());
    }

    private Reason soldTo(StoredUnit unit) {
        if (scene.order() != null && scene.order().kind() == OrderKind.SALES) {
            return present.dealings().shippedUnder(unit.id(), scene.orderId())
                    ? null
                    : Reason.of(
                            "not-shipped-under",
                            "unit",
                            unit.code(),
                            "order",
                            scene.order().code());
        }
        return scene.party() == null
                        || scene.partyId().equals(unit.state().ownerId())
                        || scene.partyId().equals(unit.state().holderId())
                        || present.dealings().soldTo(unit.id(), scene.partyId())
                ? null
                : ofParty("not-sold-to", unit);
    }

    private Reason boughtFrom(StoredUnit unit) {
        return scene.party() == null || present.dealings().boughtFrom(unit.id(), scene.partyId())
                ? null
                : ofParty("not-bought-from", unit);
    }

    private Reason heldBy(StoredUnit unit) {
        return scene.party() == null || scene.partyId().equals(unit.state().holderId())
                ? null
                : ofParty("not-held-by", unit);
    }

    private Reason ofParty(String code, StoredUnit unit) {
        return Reason.of(code, "unit", unit.code(), "party", scene.party().code());
    }

    private boolean isPromisedElsewhere(StoredUnit unit) {
        Long promised = unit.state().reservedFor();
        return promised != null && !promised.equals(scene.orderId());
    }

    private Reason promised(StoredUnit unit) {
        return Reason.of(
                "reserved-for-other",
                "unit",
                unit.code(),
                "order",
                present.orders().getOrDefault(unit.state().reservedFor(), ""));
    }

    private Reason reserved(StoredUnit unit) {
        if (unit.state().reservedFor() == null) {
            return Reason.of("not-reserved", "unit", unit.code());
        }
        return scene.order() != null && isPromisedElsewhere(unit) ? promised(unit) : null;
    }

    private Reason atPlace(StoredUnit unit) {
        return Objects.equals(scene.placeId(), unit.state().placeId())
                ? null
                : Reason.of(
                        "not-at-place",
                        "unit",
                        unit.code(),
                        "place",
                        scene.place() == null ? "" : scene.place().code());
    }

    private Reason elsewhere(StoredUnit unit) {
        return unit.state().custody() == Custody.LOCATION
                        && Objects.equals(scene.placeId(), unit.state().placeId())
                ? Reason.of(
                        "already-in-place",
                        "unit",
                        unit.code(),
                        "place",
                        scene.place().code())
                : null;
    }

    /** A material's code, as refusals name it. */
    String material(long id) {
        MaterialKey key = present.materials().get(id);
        return key == null ? "" : key.code();
    }
}
