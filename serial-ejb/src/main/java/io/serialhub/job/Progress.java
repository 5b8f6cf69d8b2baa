package io.serialhub.job;

/**
 * How far long work is.
 *
 * @param done       of what there is to do, and committed
 * @param etaSeconds how long it will still take at the speed so far, or null when that cannot be said
 */
public record Progress(long done, long total, Long etaSeconds) {
    static Progress of(Job job) {
        return new Progress(job.done(), job.total(), job.etaSeconds());
    }
}
