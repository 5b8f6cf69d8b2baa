package io.serialhub.routes;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.apache.camel.builder.RouteBuilder;

/** Every ten seconds: what waits for whom. Apart from the messages themselves, so that neither holds up the other. */
@Dependent
public class FiguresLook extends RouteBuilder {
    private final OutboxRound round;

    @Inject
    public FiguresLook(OutboxRound round) {
        this.round = round;
    }

    @Override
    public void configure() {
        from("{{serial.figures.look}}").routeId("figures-time-backlog-out").process(e -> round.look());
    }
}
