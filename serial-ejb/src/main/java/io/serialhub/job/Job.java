package io.serialhub.job;

import io.serialhub.base.Reason;
import java.time.Duration;
import java.time.Instant;

/**
 * Long work that goes on behind the caller's back.
 *
 * @param kind       which room's work it is, for example {@code number-batch}
 * @param subject    the business key of what is worked on
 * @param total      how many things there are to do; 0 when unknown
 * @param done       how many of them are done and committed
 * @param actor      login of who asked for it
 * @param etaSeconds how long it will still take at the speed so far, or null when that cannot be said
 * @param failure    why it ended without being done, or null
 */
public record Job(
        long id,
        String kind,
        String subject,
        JobStatus status,
        long total,
        long done,
        String actor,
        Instant createdAt,
        Instant startedAt,
        Instant finishedAt,
        Long etaSeconds,
        Reason failure) {

    /**
     * By the speed since the job was last taken up, so that a pause or a night without power does not count.
     *
     * @param before how much was done when it was taken up
     */
    static Long etaSeconds(long total, long done, long before, Instant takenUpAt, Instant now) {
        if (takenUpAt == null || done <= before || total <= 0) {
            return null;
        }
        double perSecond = (done - before)
                / Math.max(0.001, Duration.between(takenUpAt, now).toMillis() / 1000.0);
        return (long) Math.ceil(Math.max(0, total - done) / perSecond);
    }
}
