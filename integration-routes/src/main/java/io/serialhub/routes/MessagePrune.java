package io.serialhub.routes;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.apache.camel.builder.RouteBuilder;

/** Now and then removes messages that were kept long enough. On several nodes at once it does no harm. */
@Dependent
public class MessagePrune extends RouteBuilder {
    private final OutboxRound round;

    @Inject
    public MessagePrune(OutboxRound round) {
        this.round = round;
    }

    @Override
    public void configure() {
        from("{{serial.messages.prune}}").routeId("messages-old-rows-out").process(e -> round.prune());
    }
}
