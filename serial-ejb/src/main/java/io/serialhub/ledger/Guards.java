package io.serialhub.ledger;

import io.serialhub.base.Reason;
import io.serialhub.material.MaterialKey;
import io.serialhub.order.OrderKind;
import java.util.Objects;
import java.util.stream.Stream;

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
        return role.guards().stream()
                .flatMap(guard -> Stream.ofNullable(ask(guard, item, role, unit)))
                .findFirst()
                .orElse(null);
    }

    private Reason ask(Guard guard, Item item, StepRole role, StoredUnit unit) {
        return switch (guard) {
            case NO_HOLD ->
                unit.state().holds() > 0
                        ? Reason.of("unit-on-hold", "unit", unit.code())
                        : present.held().get(unit.id());
            case HAS_HOLD -> unit.state().holds() > 0 ? null : Reason.of("no-hold", "unit", unit.code());
            case ORDER_LINE -> orderLine(role, unit);
            case OF_ORDER -> ofOrder(unit);
            case SOLD_TO -> soldTo(unit);
            case ELSEWHERE -> elsewhere(unit);
            case UNPACKED -> unit.state().boxId() == null ? null : Reason.of("packed-already", "unit", unit.code());
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
            case IN_PARENT, BOM -> null;
        };
    }

    /** What a step brings in that takes any order comes from a purchase. */
    private Reason orderLine(StepRole role, StoredUnit unit) {
        if (scene.order() == null) {
            return Reason.of("order-needed", "step", scene.step().code(), "kind", "");
        }
        if (role.takesNew() && scene.step().orderKind() == null && scene.order().kind() != OrderKind.PURCHASE) {
            return Reason.of(
                    "order-of-other-kind",
                    "order",
                    scene.order().code(),
                    "kind",
                    scene.order().kind().word(),
                    "needed",
                    OrderKind.PURCHASE.word());
        }
        long material = unit.state().materialId();
        return lines.lineFor(material) == null ? lines.refusal(material, material(material)) : null;
    }

    private Reason ofOrder(StoredUnit unit) {
        Long made = unit.state().workOrderId();
        return made == null || made.equals(scene.orderId())
                ? null
                : Reason.of(
                        "of-other-order",
                        "unit",
                        unit.code(),
                        "order",
                        scene.order().code());
    }

    private Reason soldTo(StoredUnit unit) {
        return scene.party() == null || scene.partyId().equals(unit.state().ownerId())
                ? null
                : Reason.of(
                        "not-sold-to",
                        "unit",
                        unit.code(),
                        "party",
                        scene.party().code());
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
