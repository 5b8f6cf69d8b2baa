package io.serialhub.job;

/**
 * A job that this node holds for a while.
 *
 * @param fence grows with every new holder; every write about the job names it
 */
record Claim(long id, String kind, String subject, String actor, long fence) {
    /** How far the job is, as committed. */
    record Progress(long total, long done, boolean cancelAsked, boolean pauseAsked) {}
}
