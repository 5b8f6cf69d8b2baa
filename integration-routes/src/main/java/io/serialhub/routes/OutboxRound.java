package io.serialhub.routes;

import io.serialhub.message.Messages;
import io.serialhub.outbox.Backlog;
import io.serialhub.outbox.Deliveries;
import io.serialhub.outbox.DeliveryResult;
import io.serialhub.outbox.DeliveryTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the routes ask of the outbox, as the account that sends messages. A lane's hand is small at first and doubles with
 * every hand that was taken whole, so that a receiver that hangs costs few attempts and little time.
 */
@ApplicationScoped
public class OutboxRound {
    private static final String ACCOUNT = "hub-messenger";

    /** Messages to one receiver side by side. */
    private static final int STRANDS = 8;

    private static final int SMALLEST_HAND = 8;
    private static final int LARGEST_HAND = 256;

    private final Map<Long, Integer> hands = new ConcurrentHashMap<>();

    private ServiceAccounts accounts;
    private Deliveries deliveries;
    private Messages messages;
    private MessageFigures figures;

    protected OutboxRound() {}

    @Inject
    public OutboxRound(ServiceAccounts accounts, Deliveries deliveries, Messages messages, MessageFigures figures) {
        this.accounts = accounts;
        this.deliveries = deliveries;
        this.messages = messages;
        this.figures = figures;
    }

    /** Receivers that have something to be sent and no lane yet; they have one from now on. */
    public List<Long> idle() {
        figures.look(this::backlog);
        List<Long> waiting = accounts.call(ACCOUNT, "route", deliveries::waiting);
        return waiting.stream()
                .filter(receiver -> hands.putIfAbsent(receiver, SMALLEST_HAND) == null)
                .toList();
    }

    /** The next messages of a receiver, in strands; empty when nothing is due. */
    public List<List<DeliveryTask>> hand(long receiver) {
        int size = hands.getOrDefault(receiver, SMALLEST_HAND);
        List<DeliveryTask> tasks = accounts.call(ACCOUNT, "route", () -> deliveries.claimFor(receiver, size));
        var strands = new ArrayList<List<DeliveryTask>>();
        for (int i = 0; i < tasks.size(); i++) {
            if (i < STRANDS) {
                strands.add(new ArrayList<>());
            }
            strands.get(i % STRANDS).add(tasks.get(i));
        }
        return strands;
    }

    /** The receiver has no lane any more. */
    public void leave(long receiver) {
        hands.remove(receiver);
    }

    public void settle(List<List<DeliveryResult>> strands) {
        List<DeliveryResult> results = strands.stream().flatMap(List::stream).toList();
        accounts.call(ACCOUNT, "route", () -> {
            deliveries.settle(results);
            return null;
        });
        figures.settled(results);
        boolean whole = results.stream().allMatch(result -> result.status() / 100 == 2);
        results.stream()
                .map(result -> result.task().subscriptionId())
                .findFirst()
                .ifPresent(receiver -> hands.computeIfPresent(
                        receiver, (r, hand) -> whole ? Math.min(hand * 2, LARGEST_HAND) : SMALLEST_HAND));
    }

    public Backlog backlog() {
        return accounts.call(ACCOUNT, "route", deliveries::backlog);
    }

    /** Removes messages that were kept long enough. */
    public int prune() {
        return accounts.call(ACCOUNT, "route", messages::prune);
    }
}
