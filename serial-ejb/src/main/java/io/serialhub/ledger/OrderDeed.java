package io.serialhub.ledger;

import java.time.Instant;

/**
 * What somebody did under an order on one day, by one step.
 *
 * @param units    pieces, with those that were corrected since
 * @param postings how often it was recorded
 * @param lastAt   the last of them, UTC
 */
public record OrderDeed(
        String step,
        String titleZh,
        String titleEn,
        String icon,
        String actor,
        int units,
        int postings,
        Instant lastAt) {}
