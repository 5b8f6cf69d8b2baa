package io.serialhub.routes;

import io.serialhub.outbox.DeliveryResult;
import io.serialhub.outbox.DeliveryTask;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/**
 * One receiver's messages, hand after hand, until nothing is due or it fails. While a hand is posted the next is read and the
 * one before is settled, each by a thread of its own, so that neither the receiver nor the database waits for the other. A slow
 * receiver holds up nobody but itself. What is not settled is handed out again by the outbox.
 */
@Dependent
public class OutboxLane extends RouteBuilder {
    private static final String RECEIVER = "receiver";

    private final OutboxRound round;
    private final WebhookPost post;
    private Strands strands;
    private Executor settlers;

    @Inject
    public OutboxLane(OutboxRound round, WebhookPost post) {
        this.round = round;
        this.post = post;
    }

    @Override
    public void configure() {
        strands = new Strands(getContext(), post::send);
        settlers = Strands.threads(getContext(), "settlers", OutboxDispatch.MOST_LANES);
        from("{{serial.outbox.lane}}")
                .routeId("outbox-messages-cloudevents-out")
                .onCompletion()
                .process(e -> round.leave(receiver(e)))
                .end()
                .setProperty(RECEIVER, body())
                .process(e -> new Lane(receiver(e)).serve());
    }

    private static long receiver(Exchange exchange) {
        return exchange.getProperty(RECEIVER, long.class);
    }

    /** One receiver being served. */
    private final class Lane {
        private final long receiver;
        private CompletableFuture<Void> settling = CompletableFuture.completedFuture(null);

        Lane(long receiver) {
            this.receiver = receiver;
        }

        void serve() {
            try {
                CompletableFuture<List<DeliveryResult>> posting = posted(round.hand(receiver));
                while (posting != null) {
                    posting = next(posting);
                }
            } finally {
                settling.join();
            }
        }

        /** Settles what is being posted, also when nothing more can be read. @return the following hand, or null at the end */
        private CompletableFuture<List<DeliveryResult>> next(CompletableFuture<List<DeliveryResult>> posting) {
            List<DeliveryTask> ahead = List.of();
            CompletableFuture<List<DeliveryResult>> following = null;
            boolean goesOn;
            try {
                ahead = round.hand(receiver);
            } finally {
                List<DeliveryResult> results = posting.join();
                settling.join();
                goesOn = Hand.goesOn(results);
                if (goesOn) {
                    following = posted(ahead);
                }
                settling = CompletableFuture.runAsync(() -> round.settle(receiver, results), settlers);
            }
            if (goesOn && following == null) { // unless what was held waits for what is being settled
                settling.join();
                following = posted(round.hand(receiver));
            }
            return following;
        }

        private CompletableFuture<List<DeliveryResult>> posted(List<DeliveryTask> hand) {
            return hand.isEmpty() ? null : strands.post(hand);
        }
    }
}
