package io.serialhub.label;

import java.time.Instant;

/**
 * One label of a unit.
 *
 * @param copy       counted from 1; 2 is the first one printed again
 * @param job        code of the job that made it
 * @param template   code of the template as it was then
 * @param madeBy     who asked for the job
 * @param reason     why it was scrapped, or null
 * @param settledAt  when it was scrapped, or null
 * @param verifiedAt when it was read back, or null
 * @param verifiedBy who read it back, or null
 */
public record Label(
        String unit,
        int copy,
        String job,
        String template,
        LabelState state,
        Instant madeAt,
        String madeBy,
        String reason,
        Instant settledAt,
        String settledBy,
        Instant verifiedAt,
        String verifiedBy) {}
