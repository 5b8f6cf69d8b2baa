package io.serialhub.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/**
 * What a unit's events add up to: the four axes, what it is, what it belongs to and what stands open on it. Only a
 * {@link Verb} makes the next one from it.
 *
 * @param number    null before the unit has a number
 * @param boxId     the carton or pallet that it is packed in, or null; where the unit is, the box is
 * @param stockedAt since when it has been in our stock, also on its way between two places of ours, or null
 */
public record UnitState(
        Origin origin,
        NumberState number,
        Where where,
        Long boxId,
        Quality quality,
        Owner ownership,
        Open open,
        Warranty warranty,
        Instant stockedAt,
        Promise promise) {

    /** Kinds of places where things are made: plant and line. */
    private static final Set<Character> PRODUCTION = Set.of('G', 'P');

    /** What it is and what it was made of and for. */
    record Origin(long materialId, Long lotId, Long workOrderId) {}

    /** Custody is one value with its one companion: a place, a holder or a parent. */
    record Where(Custody custody, Long placeId, Character placeKind, Long holderId, Long parentId) {
        static final Where NOWHERE = new Where(Custody.NONE, null, null, null, null);
    }

    /** @param id of the party, or null where it is ours */
    record Owner(OwnerKind kind, Long id) {
        static final Owner OURS = new Owner(OwnerKind.OWN, null);
    }

    /** How many records of each kind stand open on it. */
    record Open(int holds, int recalls, int cases) {
        static final Open NOTHING = new Open(0, 0, 0);
    }

    /** From and until, both days included, or null twice. */
    record Warranty(LocalDate from, LocalDate until) {
        static final Warranty NONE = new Warranty(null, null);
    }

    /** Whether it is promised to an order, and to which; or null twice. */
    record Promise(Reservation kind, Long orderId) {
        static final Promise NONE = new Promise(null, null);
    }

    /** Before its first event. */
    static UnitState unborn(long materialId) {
        return new UnitState(
                new Origin(materialId, null, null),
                null,
                Where.NOWHERE,
                null,
                Quality.GOOD,
                Owner.OURS,
                Open.NOTHING,
                Warranty.NONE,
                null,
                Promise.NONE);
    }

    public long materialId() {
        return origin.materialId();
    }

    public Long lotId() {
        return origin.lotId();
    }

    public Long workOrderId() {
        return origin.workOrderId();
    }

    public Custody custody() {
        return where.custody();
    }

    public Long placeId() {
        return where.placeId();
    }

    public Character placeKind() {
        return where.placeKind();
    }

    public Long holderId() {
        return where.holderId();
    }

    public Long parentId() {
        return where.parentId();
    }

    public OwnerKind ownerKind() {
        return ownership.kind();
    }

    public Long ownerId() {
        return ownership.id();
    }

    public int holds() {
        return open.holds();
    }

    public int recalls() {
        return open.recalls();
    }

    public int cases() {
        return open.cases();
    }

    public LocalDate warrantyFrom() {
        return warranty.from();
    }

    public LocalDate warrantyUntil() {
        return warranty.until();
    }

    public Reservation reserved() {
        return promise.kind();
    }

    public Long reservedFor() {
        return promise.orderId();
    }

    UnitState made(long material, Long lot, Long workOrder) {
        return next(new Origin(material, lot, workOrder), number, where, boxId, quality, ownership);
    }

    UnitState number(NumberState next) {
        return next(origin, next, where, boxId, quality, ownership);
    }

    UnitState custody(Custody next, Long place, Character kind, Long holder, Long parent) {
        return next(origin, number, new Where(next, place, kind, holder, parent), boxId, quality, ownership);
    }

    UnitState box(Long box) {
        return next(origin, number, where, box, quality, ownership);
    }

    UnitState quality(Quality next) {
        return next(origin, number, where, boxId, next, ownership);
    }

    UnitState owner(OwnerKind kind, Long owner) {
        return next(origin, number, where, boxId, quality, new Owner(kind, owner));
    }

    private UnitState next(Origin what, NumberState n, Where at, Long box, Quality condition, Owner whose) {
        return new UnitState(what, n, at, box, condition, whose, open, warranty, stockedAt, promise);
    }

    UnitState open(int moreHolds, int moreRecalls, int moreCases) {
        return beside(
                new Open(open.holds() + moreHolds, open.recalls() + moreRecalls, open.cases() + moreCases),
                warranty,
                stockedAt,
                promise);
    }

    UnitState warranty(LocalDate from, LocalDate until) {
        return beside(open, new Warranty(from, until), stockedAt, promise);
    }

    UnitState stocked(Instant since) {
        return beside(open, warranty, since, promise);
    }

    UnitState reserved(Reservation kind, Long order) {
        return beside(open, warranty, stockedAt, new Promise(kind, order));
    }

    private UnitState beside(Open records, Warranty cover, Instant since, Promise promised) {
        return new UnitState(origin, number, where, boxId, quality, ownership, records, cover, since, promised);
    }

    /** It has left production: it is in stock, on its way, with a party or built in. */
    boolean isComplete() {
        return number == NumberState.COMMISSIONED
                && switch (custody()) {
                    case LOCATION -> placeKind() != null && !PRODUCTION.contains(placeKind());
                    case NONE, UNKNOWN -> false;
                    default -> true;
                };
    }
}
