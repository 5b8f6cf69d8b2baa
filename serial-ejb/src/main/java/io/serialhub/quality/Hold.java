package io.serialhub.quality;

import java.time.Instant;

/**
 * An open or released hold on one unit or one whole lot.
 *
 * @param code       of the hold
 * @param unit       number of the unit, or null for a lot
 * @param material   of the lot, or null for a unit
 * @param releasedAt null while it stands
 */
public record Hold(
        String code,
        String unit,
        String material,
        String lot,
        String reason,
        Instant openedAt,
        String openedBy,
        Instant releasedAt,
        String releasedBy,
        String releaseReason) {}
