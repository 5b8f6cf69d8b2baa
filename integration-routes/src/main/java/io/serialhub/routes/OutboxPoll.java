package io.serialhub.routes;

import jakarta.enterprise.context.Dependent;
import org.apache.camel.builder.RouteBuilder;

/** Every second: what another node wrote, and what is to be tried again, may be due. What this node writes rings at once. */
@Dependent
public class OutboxPoll extends RouteBuilder {
    @Override
    public void configure() {
        from("{{serial.outbox.poll}}").routeId("outbox-time-news-out").to("{{serial.outbox.news}}");
    }
}
