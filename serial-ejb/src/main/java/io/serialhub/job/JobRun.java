package io.serialhub.job;

/** One chunk's view of its job; what it says about progress is written in the chunk's own transaction. */
public final class JobRun {
    private final long id;
    private final String subject;
    private long total;
    private long done;

    JobRun(long id, String subject, long total, long done) {
        this.id = id;
        this.subject = subject;
        this.total = total;
        this.done = done;
    }

    public long id() {
        return id;
    }

    /** What the job was queued with. */
    public String subject() {
        return subject;
    }

    public long total() {
        return total;
    }

    /** How far all committed chunks together came. */
    public long done() {
        return done;
    }

    /** This chunk did n more. */
    public void advance(long n) {
        done += n;
    }

    /** Corrects the total once it is known better. */
    public void expect(long newTotal) {
        total = newTotal;
    }
}
