package io.serialhub.message;

import io.serialhub.base.Cursor;
import io.serialhub.base.Door;
import io.serialhub.base.Needs;
import io.serialhub.base.Open;
import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import io.serialhub.base.Touched;
import io.serialhub.base.Transactions;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;

/**
 * The log of every message in and out: what it was, what became of it, and which orders, units and events it has to do
 * with. A channel wraps what it does with a message into {@link #handle}; everything that the work changes is then tied
 * to the message by itself.
 */
@Stateless
@Door
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Messages {
    @Inject
    MessageLog log;

    @Inject
    MessagePages pages;

    @Inject
    Transactions transactions;

    /** As the other, for work whose success needs no further words. */
    @Open("what comes through a channel is written down, whoever sent it")
    public <T> T handle(NewMessage message, Callable<T> work) {
        return handle(message, work, answer -> MessageResult.done());
    }

    /**
     * Writes a message down, does the work, and writes down what became of it and what was changed, in transactions of
     * its own: the line stands whatever happens to the work. A {@link Problem} makes it refused, with the reason; both
     * it and any other failure go on to the caller.
     *
     * @param work   has its own transactions; may take long
     * @param result reads what to write down from the work's answer
     */
    @Open("what comes through a channel is written down, whoever sent it")
    public <T> T handle(NewMessage message, Callable<T> work, Function<T, MessageResult> result) {
        long id = transactions.inNew(() -> log.add(message));
        return goOn(id, work, result);
    }

    /** As {@link #handle} for a message that stands in the log already: a further attempt, or the next rows of a file. */
    @Open("what comes through a channel is written down, whoever sent it")
    public <T> T goOn(long id, Callable<T> work, Function<T, MessageResult> result) {
        var touched = new Touched();
        try {
            T answer = touched.during(work);
            settle(id, result.apply(answer), touched);
            return answer;
        } catch (RuntimeException e) {
            settle(id, MessageResult.refused(reason(e)), touched);
            throw e;
        } catch (Exception e) {
            settle(id, MessageResult.refused(reason(e)), touched);
            throw new IllegalStateException(e);
        }
    }

    /** Writes down a message whose work is done in pieces, by {@link #goOn}, or elsewhere. @return its number */
    @Open("what comes through a channel is written down, whoever sent it")
    public long add(NewMessage message) {
        return transactions.required(() -> log.add(message));
    }

    /** Writes down what became of a message that was {@link #add}ed, and what it is about. */
    @Open("what comes through a channel is written down, whoever sent it")
    public void settle(long id, MessageResult result, List<Touched.Thing> things) {
        transactions.required(() -> {
            log.settle(id, result);
            log.tie(id, things == null ? List.of() : things);
            return null;
        });
    }

    /** Newest first. */
    @Needs(Permission.CONNECTIONS_READ)
    public Page<MessageView> list(MessageFilter filter, String after, Integer size) {
        int limit = Page.size(size);
        Long before = Cursor.number(after);
        MessageFilter asked = filter == null ? MessageFilter.ALL : filter;
        return MessagePages.cut(pages.list(asked, before == null ? Long.MAX_VALUE : before, limit), limit);
    }

    /** @throws Problem {@code unknown-message} */
    @Needs(Permission.CONNECTIONS_READ)
    public MessageDetail get(long id) {
        return pages.detail(id).orElseThrow(() -> Problem.notFound("unknown-message", "id", id));
    }

    private void settle(long id, MessageResult result, Touched touched) {
        transactions.inNew(() -> {
            log.settle(id, result);
            log.tie(id, touched.things());
            return null;
        });
    }

    /** The container may have wrapped it. */
    private static Reason reason(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof Problem problem) {
                return problem.reason();
            }
        }
        return Reason.of("message-failed", "failure", thrown.getClass().getSimpleName());
    }
}
