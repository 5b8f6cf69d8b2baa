package io.serialhub.job;

import io.serialhub.base.Actor;
import io.serialhub.base.Database;
import io.serialhub.base.Permission;
import io.serialhub.base.Transactions;
import io.serialhub.testkit.Hub;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A job that puts numbered pieces on a pile, one a chunk. */
abstract class JobScene {
    static final int PIECES = 10;

    @Inject
    Hub hub;

    @Inject
    Database database;

    @Inject
    Transactions transactions;

    @Inject
    Claims claims;

    @Inject
    JobQueue queue;

    @Inject
    Jobs jobs;

    @BeforeEach
    void pile() {
        database.use(h -> h.execute("CREATE TABLE pile (job BIGINT NOT NULL, piece INTEGER NOT NULL)"));
    }

    @AfterEach
    void clear() {
        database.use(h -> {
            h.execute("DROP TABLE pile");
            h.execute("DELETE FROM job");
        });
    }

    /** Puts one numbered piece on the pile per chunk. */
    class Piling implements Work {
        @Override
        public String kind() {
            return "pile";
        }

        @Override
        public Permission steering() {
            return Permission.NUMBERS_WRITE;
        }

        @Override
        public boolean chunk(JobRun run) {
            database.use(h -> h.execute("INSERT INTO pile (job, piece) VALUES (?, ?)", run.id(), (int) run.done()));
            run.advance(1);
            return run.done() == run.total();
        }
    }

    JobRunner runner(Work work) {
        return new JobRunner(
                claims,
                transactions,
                List.of(work),
                (login, channel) ->
                        new Actor(login, login, Set.of(Permission.NUMBERS_WRITE), channel, Hub.SITE, Locale.ENGLISH));
    }

    long add() {
        long[] id = new long[1];
        hub.inTransaction(() -> id[0] = queue.add("pile", "P", PIECES));
        return id[0];
    }

    List<Integer> pile(long job) {
        return database.with(h -> h.createQuery("SELECT piece FROM pile WHERE job = :job ORDER BY piece")
                .bind("job", job)
                .mapTo(Integer.class)
                .list());
    }

    static List<Integer> everyPieceOnce() {
        return IntStream.range(0, PIECES).boxed().toList();
    }
}
