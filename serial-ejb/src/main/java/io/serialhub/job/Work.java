package io.serialhub.job;

import io.serialhub.base.Permission;
import io.serialhub.base.Reason;

/**
 * What a room does for one kind of job. A bean of this type is found by itself. It keeps nothing between chunks: where to
 * go on is read from the room's own rows, which each chunk moves on in its transaction.
 */
public interface Work {
    /** The jobs it does, for example {@code number-batch}. */
    String kind();

    /** Who has this right may cancel such a job; who queued it always may. */
    Permission steering();

    /**
     * Does the next piece in the transaction it is called in, which the runner commits only if no other node has taken
     * the job over; it may therefore be called again for the same piece, but its effect stands once. Aim at about a
     * second; a chunk that takes longer than 15 seconds is given to another node. A {@link io.serialhub.base.Problem} ends the job as failed.
     *
     * @return true when nothing is left to do
     */
    boolean chunk(JobRun run);

    /** The job ends here because somebody cancelled it; same transaction. What earlier chunks did stays. */
    default void cancelled(JobRun run) {}

    /** The job rests here because somebody paused it; same transaction. It goes on with {@link #chunk}, or is cancelled. */
    default void paused(JobRun run) {}

    /** The job ends here because a chunk failed; in a transaction of its own. What earlier chunks did stays. */
    default void failed(JobRun run, Reason reason) {}
}
