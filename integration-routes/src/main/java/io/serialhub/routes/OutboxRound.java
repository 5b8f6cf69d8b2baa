package io.serialhub.routes;

import io.serialhub.connection.Connections;
import io.serialhub.message.Messages;
import io.serialhub.outbox.Backlog;
import io.serialhub.outbox.Deliveries;
import io.serialhub.outbox.DeliveryResult;
import io.serialhub.outbox.DeliveryTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/**
 * What the routes ask of the outbox, as the account that sends messages. A lane's hand is small until one was taken whole,
 * so that a receiver that hangs costs few attempts and little time.
 */
@ApplicationScoped
public class OutboxRound {
    private static final String ACCOUNT = "hub-messenger";

    private static final int SMALLEST_HAND = 8;
    private static final int LARGEST_HAND = 1_024;

    private final Map<Long, Integer> hands = new ConcurrentHashMap<>();

    private ServiceAccounts accounts;
    private Deliveries deliveries;
    private Messages messages;
    private Connections connections;
    private MessageFigures figures;
    private PartnerGauges partners;

    protected OutboxRound() {}

    @Inject
    public OutboxRound(
            ServiceAccounts accounts,
            Deliveries deliveries,
            Messages messages,
            Connections connections,
            MessageFigures figures,
            PartnerGauges partners) {
        this.accounts = accounts;
        this.deliveries = deliveries;
        this.messages = messages;
        this.connections = connections;
        this.figures = figures;
        this.partners = partners;
    }

    /** Receivers that have something to be sent and no lane yet; they have one from now on. */
    public List<Long> idle() {
        List<Long> waiting = accounts.call(ACCOUNT, "route", deliveries::waiting);
        return waiting.stream()
                .filter(receiver -> hands.putIfAbsent(receiver, SMALLEST_HAND) == null)
                .toList();
    }

    /** The next messages of a receiver that are not on their way; empty when nothing is due. */
    public List<DeliveryTask> hand(long receiver) {
        int size = hands.getOrDefault(receiver, SMALLEST_HAND);
        return accounts.call(ACCOUNT, "route", () -> deliveries.claim(receiver, size));
    }

    /** The receiver has no lane any more. */
    public void leave(long receiver) {
        deliveries(() -> deliveries.leave(receiver));
        hands.remove(receiver);
    }

    /** @param listener is told when there is something new to be sent */
    public void onNews(Runnable listener) {
        deliveries(() -> deliveries.onNews(listener));
    }

    public void settle(long receiver, List<DeliveryResult> results) {
        deliveries(() -> deliveries.settle(results));
        figures.settled(results);
        boolean whole = results.stream().allMatch(result -> result.status() / 100 == 2);
        hands.computeIfPresent(receiver, (r, hand) -> whole ? LARGEST_HAND : SMALLEST_HAND);
    }

    private void deliveries(Runnable work) {
        accounts.call(ACCOUNT, "route", Executors.callable(work));
    }

    public Backlog backlog() {
        return accounts.call(ACCOUNT, "route", deliveries::backlog);
    }

    /** Brings the figures up to date. */
    public void look() {
        figures.show(backlog());
        partners.show(
                accounts.call(ACCOUNT, "route", messages::figures), accounts.call(ACCOUNT, "route", connections::list));
    }

    /** Removes messages that were kept long enough. */
    public int prune() {
        return accounts.call(ACCOUNT, "route", messages::prune);
    }
}
