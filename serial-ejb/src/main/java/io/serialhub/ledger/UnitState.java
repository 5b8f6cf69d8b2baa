package io.serialhub.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/**
 * What a unit's events add up to: the four axes, what it is, what it belongs to and what stands open on it. Only a
 * {@link Verb} makes the next one from it.
 *
 * @param boxId       the carton or pallet that it is packed in, or null; where the unit is, the box is
 * @param number      null before the unit has a number
 * @param stockedAt   since when it has been in our stock, also on its way between two places of ours, or null
 * @param reserved    whether it is promised to an order, or null
 * @param reservedFor id of that order
 */
public record UnitState(
        long materialId,
        Long lotId,
        Long workOrderId,
        NumberState number,
        Custody custody,
        Long placeId,
        Character placeKind,
        Long holderId,
        Long parentId,
        Long boxId,
        Quality quality,
        OwnerKind ownerKind,
        Long ownerId,
        int holds,
        int recalls,
        int cases,
        LocalDate warrantyFrom,
        LocalDate warrantyUntil,
        Instant stockedAt,
        Reservation reserved,
        Long reservedFor) {

    /** Kinds of places where things are made: plant and line. */
    private static final Set<Character> PRODUCTION = Set.of('G', 'P');

    /** Before its first event. */
    static UnitState unborn(long materialId) {
        return new UnitState(
                materialId,
                null,
                null,
                null,
                Custody.NONE,
                null,
                null,
                null,
                null,
                null,
                Quality.GOOD,
                OwnerKind.OWN,
                null,
                0,
                0,
                0,
                null,
                null,
                null,
                null,
                null);
    }

    UnitState number(NumberState next) {
        return new UnitState(
                materialId,
                lotId,
                workOrderId,
                next,
                custody,
                placeId,
                placeKind,
                holderId,
                parentId,
                boxId,
                quality,
                ownerKind,
                ownerId,
                holds,
                recalls,
                cases,
                warrantyFrom,
                warrantyUntil,
                stockedAt,
                reserved,
                reservedFor);
    }

    /** Custody is one value with its one companion: a place, a holder or a parent. */
    UnitState custody(Custody next, Long place, Character kind, Long holder, Long parent) {
        return new UnitState(
                materialId,
                lotId,
                workOrderId,
                number,
                next,
                place,
                kind,
                holder,
                parent,
                boxId,
                quality,
                ownerKind,
                ownerId,
                holds,
                recalls,
                cases,
                warrantyFrom,
                warrantyUntil,
                stockedAt,
                reserved,
                reservedFor);
    }

    UnitState box(Long box) {
        return new UnitState(
                materialId,
                lotId,
                workOrderId,
                number,
                custody,
                placeId,
                placeKind,
                holderId,
                parentId,
                box,
                quality,
                ownerKind,
                ownerId,
                holds,
                recalls,
                cases,
                warrantyFrom,
                warrantyUntil,
                stockedAt,
                reserved,
                reservedFor);
    }

    UnitState quality(Quality next) {
        return new UnitState(
                materialId,
                lotId,
                workOrderId,
                number,
                custody,
                placeId,
                placeKind,
                holderId,
                parentId,
                boxId,
                next,
                ownerKind,
                ownerId,
                holds,
                recalls,
                cases,
                warrantyFrom,
                warrantyUntil,
                stockedAt,
                reserved,
                reservedFor);
    }

    UnitState owner(OwnerKind kind, Long owner) {
        return new UnitState(
                materialId,
                lotId,
                workOrderId,
                number,
                custody,
                placeId,
                placeKind,
                holderId,
                parentId,
                boxId,
                quality,
                kind,
                owner,
                holds,
                recalls,
                cases,
                warrantyFrom,
                warrantyUntil,
                stockedAt,
                reserved,
                reservedFor);
    }

    UnitState open(int moreHolds, int moreRecalls, int moreCases) {
        return new UnitState(
                materialId,
                lotId,
                workOrderId,
                number,
                custody,
                placeId,
                placeKind,
                holderId,
                parentId,
                boxId,
                quality,
                ownerKind,
                ownerId,
                holds + moreHolds,
                recalls + moreRecalls,
                cases + moreCases,
                warrantyFrom,
                warrantyUntil,
                stockedAt,
                reserved,
                reservedFor);
    }

    UnitState warranty(LocalDate from, LocalDate until) {
        return new UnitState(
                materialId,
                lotId,
                workOrderId,
                number,
                custody,
                placeId,
                placeKind,
                holderId,
                parentId,
                boxId,
                quality,
                ownerKind,
                ownerId,
                holds,
                recalls,
                cases,
                from,
                until,
                stockedAt,
                reserved,
                reservedFor);
    }

    UnitState made(long material, Long lot, Long workOrder) {
        return new UnitState(
                material,
                lot,
                workOrder,
                number,
                custody,
                placeId,
                placeKind,
                holderId,
                parentId,
                boxId,
                quality,
                ownerKind,
                ownerId,
                holds,
                recalls,
                cases,
                warrantyFrom,
                warrantyUntil,
                stockedAt,
                reserved,
                reservedFor);
    }

    UnitState stocked(Instant since) {
        return new UnitState(
                materialId,
                lotId,
                workOrderId,
                number,
                custody,
                placeId,
                placeKind,
                holderId,
                parentId,
                boxId,
                quality,
                ownerKind,
                ownerId,
                holds,
                recalls,
                cases,
                warrantyFrom,
                warrantyUntil,
                since,
                reserved,
                reservedFor);
    }

    UnitState reserved(Reservation kind, Long order) {
        return new UnitState(
                materialId,
                lotId,
                workOrderId,
                number,
                custody,
                placeId,
                placeKind,
                holderId,
                parentId,
                boxId,
                quality,
                ownerKind,
                ownerId,
                holds,
                recalls,
                cases,
                warrantyFrom,
                warrantyUntil,
                stockedAt,
                kind,
                order);
    }

    /** It has left production: it is in stock, on its way, with a party or built in. */
    boolean isComplete() {
        return number == NumberState.COMMISSIONED
                && switch (custody) {
                    case LOCATION -> placeKind != null && !PRODUCTION.contains(placeKind);
                    case NONE, UNKNOWN -> false;
                    default -> true;
                };
    }
}
