package io.serialhub.routes;

import io.serialhub.outbox.DeliveryResult;
import io.serialhub.outbox.DeliveryTask;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/**
 * One receiver's messages, hand after hand, until nothing is due or it fails. While a hand is posted the next is fetched and
 * the one before is settled, so that neither the receiver nor the database waits for the other. A slow receiver holds up nobody
 * but itself. What is not settled is handed out again by the outbox.
 */
@Dependent
public class OutboxLane extends RouteBuilder {
    private static final String RECEIVER = "receiver";

    private final OutboxRound round;
    private final WebhookPost post;
    private Strands strands;

    @Inject
    public OutboxLane(OutboxRound round, WebhookPost post) {
        this.round = round;
        this.post = post;
    }

    @Override
    public void configure() {
        strands = new Strands(getContext(), post::send);
        from("{{serial.outbox.lane}}")
                .routeId("outbox-messages-cloudevents-out")
                .onCompletion()
                .process(e -> round.leave(receiver(e)))
                .end()
                .setProperty(RECEIVER, body())
                .process(e -> serve(receiver(e)));
    }

    private static long receiver(Exchange exchange) {
        return exchange.getProperty(RECEIVER, long.class);
    }

    private void serve(long receiver) {
        CompletableFuture<List<DeliveryResult>> posting = posted(round.hand(receiver));
        while (posting != null) {
            posting = next(receiver, posting);
        }
    }

    /** Settles what is being posted, also when nothing more can be fetched. @return the following hand, or null at the end */
    private CompletableFuture<List<DeliveryResult>> next(
            long receiver, CompletableFuture<List<DeliveryResult>> posting) {
        List<DeliveryTask> ahead = List.of();
        CompletableFuture<List<DeliveryResult>> following = null;
        boolean goesOn;
        try {
            ahead = round.hand(receiver);
        } finally {
            List<DeliveryResult> results = posting.join();
            goesOn = Hand.goesOn(results);
            if (goesOn) {
                following = posted(ahead);
            }
            round.settle(receiver, results);
        }
        return goesOn && following == null ? posted(round.hand(receiver)) : following;
    }

    private CompletableFuture<List<DeliveryResult>> posted(List<DeliveryTask> hand) {
        return hand.isEmpty() ? null : strands.post(hand);
    }
}
