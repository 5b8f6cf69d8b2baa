package io.serialhub.outbox;

import io.serialhub.base.Cursor;
import io.serialhub.base.Door;
import io.serialhub.base.Fields;
import io.serialhub.base.Needs;
import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Transactions;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.OptionalLong;

/** Messages on their way to their receivers: handed out to a dispatcher, settled, looked at and sent again. */
@Stateless
@Door
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Deliveries {
    private static final int MOST_AT_ONCE = 1_000;

    @Inject
    DispatchLease lease;

    @Inject
    FanOut fanOut;

    @Inject
    Bell bell;

    @Inject
    Lanes lanes;

    @Inject
    Claims claims;

    @Inject
    Settlement settlement;

    @Inject
    DeliveryLog log;

    @Inject
    Replays replays;

    @Inject
    Receivers receivers;

    @Inject
    Transactions transactions;

    /** @param listener is called, in the thread that did it, whenever this node has written something to be told; it must be quick */
    @Needs(Permission.CONNECTIONS_WRITE)
    public void onNews(Runnable listener) {
        bell.listen(listener);
    }

    /** Spreads what is new to the subscriptions. @return the receivers that have something to be sent just now */
    @Needs(Permission.CONNECTIONS_WRITE)
    public List<Long> waiting() {
        lease.take().ifPresent(fanOut::run);
        return transactions.required(claims::waiting);
    }

    /**
     * Hands out up to n messages of one receiver that are due and not handed out already, each to be posted once and reported
     * to {@link #settle}; of one that was down just one, to see whether it is back. Whatever is not reported within a minute
     * is handed out again. Empty while another node serves the receiver.
     */
    @Needs(Permission.CONNECTIONS_WRITE)
    public List<DeliveryTask> claim(long receiver, int n) {
        OptionalLong fence = lanes.take(receiver);
        return fence.isEmpty()
                ? List.of()
                : lanes.handOut(
                        receiver,
                        fence.getAsLong(),
                        (out, after) ->
                                transactions.required(() -> claims.take(receiver, fence.getAsLong(), n, out, after)));
    }

    /** Writes down what came of a round, all in one transaction. Safe to repeat. */
    @Needs(Permission.CONNECTIONS_WRITE)
    public void settle(List<DeliveryResult> results) {
        transactions.required(() -> {
            settlement.of(results);
            return null;
        });
        receivers.settled(results);
        lanes.back(results.stream().map(DeliveryResult::task).toList());
    }

    /** Nothing of this receiver's is being posted any more: what was handed out and not settled is handed out again. */
    @Needs(Permission.CONNECTIONS_WRITE)
    public void leave(long receiver) {
        lanes.leave(receiver);
    }

    /** Newest first. */
    @Needs(Permission.CONNECTIONS_READ)
    public Page<DeliveryView> list(DeliveryFilter filter, String after, Integer size) {
        int limit = Page.size(size);
        Long before = Cursor.number(after);
        List<DeliveryView> found =
                log.list(filter == null ? DeliveryFilter.ALL : filter, before == null ? Long.MAX_VALUE : before, limit);
        return Page.cut(found, limit, view -> Cursor.of(view.id()));
    }

    @Needs(Permission.CONNECTIONS_READ)
    public DeliveryView get(long id) {
        return log.get(id);
    }

    /** With what was said, and every attempt. */
    @Needs(Permission.CONNECTIONS_READ)
    public DeliveryDetail detail(long id) {
        return log.detail(id);
    }

    /** Sends a settled message again, now and under the same id, so that a receiver that has it can tell. */
    @Needs(Permission.CONNECTIONS_WRITE)
    public DeliveryView replay(long id) {
        DeliveryView before = log.get(id);
        if (before.status() == DeliveryStatus.PENDING || before.status() == DeliveryStatus.HELD) {
            throw Problem.conflict("delivery-still-pending", "message", before.message());
        }
        replays.again(List.of(id));
        return log.get(id);
    }

    /** @return how many are sent again; those that still wait are left alone */
    @Needs(Permission.CONNECTIONS_WRITE)
    public int replaySelected(List<Long> ids) {
        return replays.again(checked(ids));
    }

    /**
     * All that match, at most 100,000 in a call: with status dead all dead letters, with from and until a period.
     *
     * @throws Problem {@code replay-too-wide} when neither status dead nor a period nor a subscription narrows it
     */
    @Needs(Permission.CONNECTIONS_WRITE)
    public int replayAll(DeliveryFilter filter) {
        if (filter == null || filter.status() != DeliveryStatus.DEAD && filter.from() == null && filter.key() == null) {
            throw Problem.invalid("replay-too-wide");
        }
        return replays.again(filter);
    }

    /** Lets dead ones go for good, with a reason for the audit trail. */
    @Needs(Permission.CONNECTIONS_WRITE)
    public int discard(List<Long> ids, String reason) {
        return replays.discard(checked(ids), Fields.needed("reason", reason, 500));
    }

    @Needs(Permission.CONNECTIONS_READ)
    public Backlog backlog() {
        return receivers.backlog();
    }

    private static List<Long> checked(List<Long> ids) {
        if (ids == null || ids.isEmpty() || ids.size() > MOST_AT_ONCE) {
            throw Problem.invalid("selection-size", "max", MOST_AT_ONCE);
        }
        return ids;
    }
}
