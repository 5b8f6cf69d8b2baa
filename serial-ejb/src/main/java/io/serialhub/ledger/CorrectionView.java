package io.serialhub.ledger;

import io.serialhub.base.Reason;
import java.time.Instant;
import java.util.List;

/**
 * What a correction does, or would do.
 *
 * @param event     number of the correction's event; null in a preview and when it cannot be done
 * @param allowed   nothing stands in its way
 * @param units     before and after, one for each unit that it touches
 * @param lines     the lines of all orders that it touches, as they stand afterwards
 * @param reason    why it cannot be done, beside the obstacles, or null
 * @param obstacles later events that would no longer have been allowed, oldest first
 */
public record CorrectionView(
        String event,
        boolean allowed,
        List<Touched> units,
        List<LineProgress> lines,
        Reason reason,
        List<Obstacle> obstacles) {

    /** @param what taken-back, amended or meant @param now null when it cannot be done */
    public record Touched(String unit, String what, UnitRow was, UnitRow now) {}

    /**
     * A later event of a unit that builds on what would be corrected.
     *
     * @param order the document that it was recorded for, or null
     */
    public record Obstacle(
            String unit,
            String event,
            String step,
            String titleZh,
            String titleEn,
            Instant happenedAt,
            String actor,
            String order) {}
}
