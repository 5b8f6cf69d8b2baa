package io.serialhub.ledger;

import java.time.Instant;

/**
 * One stay of a unit inside another, as its history tells it.
 *
 * @param materialId what the part was at that time
 * @param position   of the parent's bill of material, or null
 * @param toEvent    null while it is still inside
 */
record Stay(
        long parentId,
        long childId,
        long materialId,
        String position,
        long fromEvent,
        Instant fromAt,
        Long toEvent,
        Instant toAt) {
    Stay until(long event, Instant at) {
        return new Stay(parentId, childId, materialId, position, fromEvent, fromAt, event, at);
    }
}
