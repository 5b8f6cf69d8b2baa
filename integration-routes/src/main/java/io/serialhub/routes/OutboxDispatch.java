package io.serialhub.routes;

import io.serialhub.outbox.DeliveryResult;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.apache.camel.builder.AggregationStrategies;
import org.apache.camel.builder.RouteBuilder;

/**
 * Round after round: takes due messages, posts them side by side, settles them all at once. After a round that had
 * something to do comes the next at once, else after a pause. What is not settled is handed out again by the outbox.
 */
@Dependent
public class OutboxDispatch extends RouteBuilder {
    private final OutboxRound round;

    @Inject
    public OutboxDispatch(OutboxRound round) {
        this.round = round;
    }

    @Override
    public void configure() {
        AggregationStrategy results =
                AggregationStrategies.flexible(DeliveryResult.class).accumulateInCollection(ArrayList.class);
        from("{{serial.outbox.poll}}")
                .routeId("outbox-messages-tasks-out")
                .setProperty(Exchange.SCHEDULER_POLLED_MESSAGES, constant(false))
                .setBody(e -> round.claim())
                .filter(simple("${body.size} > 0"))
                .setProperty(Exchange.SCHEDULER_POLLED_MESSAGES, constant(true))
                .split(body(), results)
                .parallelProcessing()
                .to("{{serial.webhook.in}}")
                .end()
                .bean(round, "settle");
    }
}
