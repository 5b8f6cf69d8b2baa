package io.serialhub.label;

import java.time.Instant;

/**
 * One label of a unit.
 *
 * @param copy       counted from 1; 2 is the first one printed again
 * @param job        code of the job that made it
 * @param reason     why it was scrapped, or null
 * @param settledAt  when it was scrapped, or null
 * @param verifiedAt when it was read back, or null
 */
public record Label(
        String unit,
        int copy,
        String job,
        LabelState state,
        Instant madeAt,
        String reason,
        Instant settledAt,
        String settledBy,
        Instant verifiedAt) {}
