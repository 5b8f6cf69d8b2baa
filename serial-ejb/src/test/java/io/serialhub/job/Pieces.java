package io.serialhub.job;

/** Lets a test do single chunks of a room's work, and stop where no runner would. */
public final class Pieces {
    private Pieces() {}

    public static boolean chunk(Work work, long id, String subject) {
        return work.chunk(new JobRun(id, subject, 0, 0));
    }
}
