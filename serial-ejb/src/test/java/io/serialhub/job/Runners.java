package io.serialhub.job;

import io.serialhub.base.Actor;
import io.serialhub.base.Database;
import io.serialhub.base.Permission;
import io.serialhub.base.Reason;
import io.serialhub.base.Transactions;
import io.serialhub.testkit.Hub;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.ObjIntConsumer;

/** Nodes that run jobs for tests of other rooms, and die when they are told to. */
public final class Runners {
    private Runners() {}

    /** Runs what is due with this work alone, acting as the system. */
    public static void drain(Hub hub, Work work) {
        new JobRunner(
                        hub.get(Claims.class),
                        hub.get(Transactions.class),
                        List.of(work),
                        (login, channel) -> Actor.system(channel, Hub.SITE))
                .drain();
    }

    /** As if the leases of dead nodes had ended. */
    public static void endLeases(Hub hub) {
        hub.get(Database.class)
                .use(h -> h.execute("UPDATE job SET held_until = '2020-01-01 00:00:00' WHERE held_until IS NOT NULL"));
    }

    /** Something happens at the end of every chunk, before its commit. */
    public static Work afterEach(Work work, ObjIntConsumer<JobRun> happening) {
        return new Work() {
            private int chunks;

            @Override
            public String kind() {
                return work.kind();
            }

            @Override
            public Permission steering() {
                return work.steering();
            }

            @Override
            public boolean chunk(JobRun run) {
                boolean finished = work.chunk(run);
                happening.accept(run, chunks++);
                return finished;
            }

            @Override
            public void cancelled(JobRun run) {
                work.cancelled(run);
            }

            @Override
            public void failed(JobRun run, Reason reason) {
                work.failed(run, reason);
            }
        };
    }

    /** The node dies at the end of a chunk, before its commit. @param dies says at which of the chunks, from 0 */
    public static Work dying(Work work, IntPredicate dies) {
        return afterEach(work, (run, chunk) -> {
            if (dies.test(chunk)) {
                throw new IllegalStateException(new SQLTransientConnectionException("killed"));
            }
        });
    }
}
