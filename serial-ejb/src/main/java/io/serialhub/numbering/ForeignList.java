package io.serialhub.numbering;

import io.serialhub.base.Reason;
import io.serialhub.job.JobStatus;
import java.time.Instant;

/**
 * A long list of numbers made by others that a job takes over, portion by portion; each portion stands.
 *
 * @param maker      code of the party that gave them, or null
 * @param pool       code of the pool that they come into, or null
 * @param register   where they were listed before, or null
 * @param total      how many numbers the list holds
 * @param done       how many of them were worked through
 * @param look       how many of those taken somebody should look at
 * @param job        with which it is paused, resumed and stopped
 * @param etaSeconds how long it will still take at the speed so far, or null when that cannot be said
 * @param failure    why it ended before it was through, or null
 */
public record ForeignList(
        String code,
        String material,
        String maker,
        String pool,
        String register,
        long total,
        long done,
        long taken,
        long look,
        long refused,
        JobStatus status,
        long job,
        String createdBy,
        Instant createdAt,
        Instant finishedAt,
        Long etaSeconds,
        Reason failure) {}
