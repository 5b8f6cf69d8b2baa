package io.serialhub.message;

import io.serialhub.audit.Audit;
import io.serialhub.base.Cursor;
import io.serialhub.base.Door;
import io.serialhub.base.Fields;
import io.serialhub.base.Needs;
import io.serialhub.base.Open;
import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import io.serialhub.base.Touched;
import io.serialhub.base.Transactions;
import io.serialhub.outbox.Backlog;
import io.serialhub.outbox.Deliveries;
import io.serialhub.outbox.DeliveryLog;
import io.serialhub.outbox.ReceiverFigures;
import io.serialhub.outbox.Receivers;
import io.serialhub.outbox.Subscriptions;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The log of every message in and out: what it was, what became of it, and which orders, units and events it has to do
 * with. A channel wraps what it does with a message into {@link #handle}; everything that the work changes is then tied
 * to the message by itself.
 */
@Stateless
@Door
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Messages {
    private static final int FEW = 10;

    @Inject
    MessageLog log;

    @Inject
    MessagePages pages;

    @Inject
    Retention retention;

    @Inject
    DeliveryLog deliveryLog;

    @Inject
    Deliveries deliveries;

    @Inject
    Receivers receivers;

    @Inject
    Traffic traffic;

    @Inject
    Subscriptions subscriptions;

    @Inject
    Transactions transactions;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

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

    /** Newest first; webhooks out among them. */
    @Needs(Permission.CONNECTIONS_READ)
    public Page<MessageView> list(MessageFilter filter, String after, Integer size) {
        return page(filter == null ? MessageFilter.ALL : filter, Cursor.number(after), Page.size(size));
    }

    /** @throws Problem {@code unknown-message} */
    @Needs(Permission.CONNECTIONS_READ)
    public MessageDetail get(long id) {
        return pages.detail(id).orElseGet(() -> told(id));
    }

    /** Who was told of an order and what came in about it, the newest ten. */
    @Needs(Permission.ORDERS_READ)
    public List<MessageView> ofOrder(String code) {
        return page(MessageFilter.of(null, null, Fields.needed("order", code, 60)), null, FEW)
                .items();
    }

    /** Who was told of a unit and what came in about it, the newest ten. */
    @Needs(Permission.UNITS_READ)
    public List<MessageView> ofUnit(String code) {
        return page(MessageFilter.of(null, null, Fields.needed("unit", code, 80)), null, FEW)
                .items();
    }

    @Needs(Permission.CONNECTIONS_READ)
    public MessageCounts counts() {
        long[] here = pages.counts();
        Backlog out = deliveries.backlog();
        return new MessageCounts(here[0] + out.waiting(), here[1] + out.retrying(), here[2] + out.dead(), here[3]);
    }

    /** Everybody that messages go to, or came from during the last day. */
    @Needs(Permission.CONNECTIONS_READ)
    public List<MessagePartner> partners() {
        var all = new ArrayList<MessagePartner>();
        subscriptions
                .list()
                .forEach(s -> all.add(new MessagePartner(
                        Direction.OUT,
                        s.code(),
                        Told.CHANNEL,
                        s.active(),
                        s.state().stopped(),
                        s.state().failingSince(),
                        s.state().waiting(),
                        s.state().dead(),
                        0,
                        null)));
        all.addAll(pages.partners(clock.instant().minus(Duration.ofDays(1))));
        return all;
    }

    /**
     * How it goes with everybody that messages go to, and everybody they came from since this node started or whose
     * messages wait for somebody. Cheap: nothing of what is done is read.
     */
    @Needs(Permission.CONNECTIONS_READ)
    public List<PartnerFigures> figures() {
        return Stream.concat(receivers.figures().stream().map(Messages::out), traffic.figures().stream())
                .toList();
    }

    private static PartnerFigures out(ReceiverFigures receiver) {
        return new PartnerFigures(
                Direction.OUT,
                Told.CHANNEL,
                receiver.code(),
                receiver.waiting(),
                receiver.oldestAt(),
                receiver.dead(),
                0,
                receiver.done());
    }

    /** Lets refused and dead messages go for good, with a reason for the audit trail. @return how many there were */
    @Needs(Permission.CONNECTIONS_WRITE)
    public int discard(List<Long> ids, String reason) {
        int told = deliveries.discard(ids, reason);
        int others = transactions.required(() -> {
            int done = pages.discard(ids, clock.instant());
            if (done > 0) {
                audit.changed("discard", "message", ids.get(0).toString(), null, Map.of("messages", done), reason);
            }
            return done;
        });
        return told + others;
    }

    /** Both tables take their numbers from one counter, so the newest of both are the newest of all. */
    private Page<MessageView> page(MessageFilter asked, Long after, int size) {
        long before = after == null ? Long.MAX_VALUE : after;
        Stream<MessageView> out = Told.filter(asked).map(f -> deliveryLog.list(f, before, size)).stream()
                .flatMap(List::stream)
                .map(Told::view);
        List<MessageView> both = Stream.concat(pages.list(asked, before, size).stream(), out)
                .sorted(Comparator.comparing(MessageView::id).reversed())
                .limit(size + 1L)
                .toList();
        return Page.cut(both, size, view -> Cursor.of(view.id()));
    }

    private MessageDetail told(long id) {
        try {
            return Told.detail(deliveryLog.detail(id));
        } catch (Problem e) {
            throw Problem.notFound("unknown-message", "id", id);
        }
    }

    /** Removes what was kept long enough; what waits for somebody stays. @return how many rows went */
    @Needs(Permission.CONNECTIONS_WRITE)
    public int prune() {
        return retention.run();
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
