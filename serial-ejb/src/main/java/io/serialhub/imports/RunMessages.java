package io.serialhub.imports;

import io.serialhub.base.Actor;
import io.serialhub.base.Reason;
import io.serialhub.base.Touched;
import io.serialhub.message.MessageLog;
import io.serialhub.message.MessageResult;
import io.serialhub.message.NewMessage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Runs as lines in the log of messages: who sent which file, what became of it, and everything that its rows have changed, so
 * that an order or a unit tells which file it came from. In the caller's transactions.
 */
@ApplicationScoped
class RunMessages {
    /** Sources of files that people and programs hand in; any other is a connection's code. */
    private static final List<String> BY_HAND = List.of("screen", "rest");

    @Inject
    MessageLog log;

    /** @return its number in the log; null for a dry run, which changes nothing */
    Long begin(Upload upload) {
        if (upload.dryRun()) {
            return null;
        }
        Actor sender = Actor.current();
        String partner = BY_HAND.contains(upload.source()) ? sender.login() : upload.source();
        return log.add(NewMessage.in(sender.channel(), partner, "rows.file").id(upload.fileName()));
    }

    /** Does a piece of the run's work, and ties what it has touched. */
    <T> T tie(StoredRun run, Callable<T> piece) throws Exception {
        if (run.message() == null) {
            return piece.call();
        }
        var touched = new Touched();
        T done = touched.during(piece);
        log.tie(run.message(), touched.things());
        return done;
    }

    /** The file has been read to its end. */
    void ended(StoredRun run) {
        ImportRun read = run.view();
        int stand = read.accepted() + read.already();
        settle(
                run,
                read.rejected() > 0
                        ? MessageResult.partly(
                                stand, Reason.of("file-rows-refused", "count", read.rejected(), "import", read.code()))
                        : read.accepted() == 0 ? MessageResult.repeated() : MessageResult.done(stand, read.code()));
    }

    void refused(StoredRun run, Reason reason) {
        settle(run, MessageResult.refused(reason));
    }

    private void settle(StoredRun run, MessageResult result) {
        if (run.message() != null) {
            log.settle(run.message(), result);
            log.tie(
                    run.message(),
                    List.of(new Touched.Thing("import", run.view().code())));
        }
    }
}
