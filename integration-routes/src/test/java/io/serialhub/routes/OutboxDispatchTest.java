package io.serialhub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.outbox.DeliveryResult;
import io.serialhub.outbox.DeliveryTask;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboxDispatchTest {
    /** An outbox in memory, which hands out what it was given, round by round. */
    private static final class Round extends OutboxRound {
        final Deque<List<DeliveryTask>> rounds = new ConcurrentLinkedDeque<>();
        final LinkedBlockingQueue<List<DeliveryResult>> settled = new LinkedBlockingQueue<>();
        final AtomicInteger claims = new AtomicInteger();

        @Override
        public List<DeliveryTask> claim() {
            claims.incrementAndGet();
            List<DeliveryTask> next = rounds.poll();
            if (next != null && next.isEmpty()) {
                throw new IllegalStateException("the database is away");
            }
            return next == null ? List.of() : next;
        }

        @Override
        public void settle(List<DeliveryResult> results) {
            settled.add(results);
        }
    }

    private final Round round = new Round();
    private final DefaultCamelContext camel = new DefaultCamelContext();

    private void start() throws Exception {
        RouteTests.defaults(camel);
        camel.getPropertiesComponent().addOverrideProperty("serial.outbox.poll", SCHEDULE);
        camel.addRoutesConfigurations(new ErrorPolicy());
        camel.addRoutes(new OutboxDispatch(round));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:webhook")
                        .routeId("receiver")
                        .delay(20)
                        .setBody(e -> new DeliveryResult(
                                e.getMessage().getBody(DeliveryTask.class), 204, 20, null, null, null));
            }
        });
        camel.start();
    }

    private static final String SCHEDULE = "scheduler:outbox?initialDelay=1&delay=60000&greedy=true&synchronous=true";

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void settlesEachRoundAsAWholeAndAsksForTheNextAtOnce() throws Exception {
        round.rounds.add(tasks(30));
        round.rounds.add(tasks(1));
        start();
        assertThat(round.settled.poll(20, TimeUnit.SECONDS)).hasSize(30);
        assertThat(round.settled.poll(5, TimeUnit.SECONDS)).hasSize(1);
        assertThat(round.settled.poll(200, TimeUnit.MILLISECONDS)).isNull();
        assertThat(round.claims).hasValue(3);
    }

    @Test
    void waitsForTheNextTurnWhenTheOutboxCannotBeAsked() throws Exception {
        round.rounds.add(List.of());
        round.rounds.add(tasks(1));
        start();
        assertThat(round.settled.poll(500, TimeUnit.MILLISECONDS)).isNull();
        assertThat(round.claims).hasValue(1);
    }

    private static List<DeliveryTask> tasks(int n) {
        var tasks = new ArrayList<DeliveryTask>();
        for (int i = 0; i < n; i++) {
            tasks.add(new DeliveryTask(
                    i, 1, 1, "msg_" + i, "unit.made", 1, true, 0, "https://x.test/", "{}", List.of("whsec_x")));
        }
        return tasks;
    }
}
