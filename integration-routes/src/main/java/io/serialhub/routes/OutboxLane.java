package io.serialhub.routes;

import io.serialhub.outbox.DeliveryResult;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.builder.AggregationStrategies;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.ThreadPoolProfileBuilder;

/**
 * One receiver's messages, hand after hand, until nothing is due or it fails: takes a hand, posts it in a few strands side
 * by side, settles it at once. So a slow receiver holds up nobody but itself. What is not settled is handed out again by
 * the outbox.
 */
@Dependent
public class OutboxLane extends RouteBuilder {
    private static final String RECEIVER = "receiver";
    private static final String HAND = "hand";
    private static final String STRANDS = "strands";

    /** Of all lanes together, so that a few receivers that hang leave room for the others. */
    private static final int MOST_STRANDS = 64;

    private final OutboxRound round;

    @Inject
    public OutboxLane(OutboxRound round) {
        this.round = round;
    }

    @Override
    public void configure() {
        getContext()
                .getExecutorServiceManager()
                .registerThreadPoolProfile(new ThreadPoolProfileBuilder(STRANDS)
                        .poolSize(MOST_STRANDS)
                        .maxPoolSize(MOST_STRANDS)
                        .allowCoreThreadTimeOut(true)
                        .build());
        AggregationStrategy results =
                AggregationStrategies.flexible(DeliveryResult.class).accumulateInCollection(ArrayList.class);
        AggregationStrategy strands =
                AggregationStrategies.flexible(ArrayList.class).accumulateInCollection(ArrayList.class);
        from("{{serial.outbox.lane}}")
                .routeId("outbox-messages-tasks-out")
                .onCompletion()
                .process(e -> round.leave(e.getProperty(RECEIVER, long.class)))
                .end()
                .setProperty(RECEIVER, body())
                .setBody(e -> round.hand(e.getProperty(RECEIVER, long.class)))
                .loopDoWhile(simple("${body.size} > 0"))
                .process(e -> e.setProperty(HAND, new Hand()))
                .split(body(), strands)
                .parallelProcessing()
                .executorService(STRANDS)
                .split(body(), results)
                .choice()
                .when(e -> e.getProperty(HAND, Hand.class).goesOn())
                .to("{{serial.webhook.in}}")
                .process(e -> e.getProperty(HAND, Hand.class).saw(e.getMessage().getBody(DeliveryResult.class)))
                .otherwise()
                .process(e -> e.getMessage().setBody(null))
                .end()
                .end()
                .end()
                .bean(round, "settle")
                .setBody(e -> round.hand(e.getProperty(RECEIVER, long.class)))
                .end();
    }
}
