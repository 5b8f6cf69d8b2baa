package io.serialhub.numbering;

import java.time.Instant;

/**
 * Counter values that were taken together: explains every gap between numbers.
 *
 * @param scope the counter's period, for example a day
 * @param first the first value taken
 * @param size  how many were taken
 * @param step  from one of them to the next
 * @param used  how many of them were turned into numbers or skipped because their number existed; the rest is a gap
 * @param batch for which they were taken; null when its request was refused or broken off afterwards
 */
public record NumberBlock(
        String rule,
        String scope,
        long first,
        long size,
        long step,
        long used,
        String batch,
        String takenBy,
        Instant takenAt) {}
