package io.serialhub.routes;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.ThreadPoolProfileBuilder;

/** Every second: spreads new messages, and gives each receiver that has something to be sent a lane of its own. */
@Dependent
public class OutboxDispatch extends RouteBuilder {
    private static final String LANES = "lanes";
    private static final int MOST_LANES = 16;

    private final OutboxRound round;

    @Inject
    public OutboxDispatch(OutboxRound round) {
        this.round = round;
    }

    @Override
    public void configure() {
        getContext()
                .getExecutorServiceManager()
                .registerThreadPoolProfile(new ThreadPoolProfileBuilder(LANES)
                        .poolSize(MOST_LANES)
                        .maxPoolSize(MOST_LANES)
                        .allowCoreThreadTimeOut(true)
                        .build());
        from("{{serial.outbox.poll}}")
                .routeId("outbox-receivers-lanes-out")
                .setBody(e -> round.idle())
                .split(body())
                .wireTap("{{serial.outbox.lane}}")
                .dynamicUri(false)
                .executorService(LANES);
    }
}
