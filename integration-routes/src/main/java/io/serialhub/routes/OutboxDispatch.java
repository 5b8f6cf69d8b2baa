package io.serialhub.routes;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.ExchangePattern;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.ThreadPoolProfileBuilder;

/** Whenever there may be news: spreads new messages, and gives each receiver that has something to be sent a lane of its own. */
@Dependent
public class OutboxDispatch extends RouteBuilder {
    private static final String LANES = "lanes";
    static final int MOST_LANES = 16;

    /** A second; so many scans share a look. */
    private static final int MOST_LOOKS = 10;

    private final OutboxRound round;

    /** Somebody rang and nobody has looked since: thousands who ring in the meantime need not be heard. */
    private final AtomicBoolean rung = new AtomicBoolean();

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
        from("{{serial.outbox.news}}")
                .routeId("outbox-receivers-lanes-out")
                .throttle(MOST_LOOKS)
                .setBody(e -> look())
                .split(body())
                .wireTap("{{serial.outbox.lane}}")
                .dynamicUri(false)
                .executorService(LANES);
        var bell = getContext().createProducerTemplate();
        round.onNews(() -> {
            if (!rung.getAndSet(true)) {
                bell.send("{{serial.outbox.news}}", ExchangePattern.InOnly, e -> {});
            }
        });
    }

    /** What is committed from now on rings again; what was before is found. */
    private List<Long> look() {
        rung.set(false);
        return round.idle();
    }
}
