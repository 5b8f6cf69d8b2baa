package io.serialhub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.outbox.DeliveryResult;
import io.serialhub.outbox.DeliveryTask;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboxDispatchTest {
    /** An outbox in memory, which hands out what it was given, hand by hand. */
    private static final class Round extends OutboxRound {
        private Runnable bell;
        final Deque<Long> receivers = new ConcurrentLinkedDeque<>();
        final Map<Long, Deque<List<DeliveryTask>>> hands = new ConcurrentHashMap<>();
        final LinkedBlockingQueue<List<DeliveryResult>> settled = new LinkedBlockingQueue<>();
        final LinkedBlockingQueue<Long> left = new LinkedBlockingQueue<>();
        final CountDownLatch settles = new CountDownLatch(1);

        @Override
        public List<Long> idle() {
            var due = new ArrayList<Long>();
            for (Long receiver = receivers.poll(); receiver != null; receiver = receivers.poll()) {
                due.add(receiver);
            }
            return due;
        }

        @Override
        public List<DeliveryTask> hand(long receiver) {
            List<DeliveryTask> next = hands.get(receiver).poll();
            if (next != null && next.isEmpty()) {
                throw new IllegalStateException("the database is away");
            }
            return next == null ? List.of() : next;
        }

        @Override
        public void onNews(Runnable listener) {
            bell = listener;
        }

        @Override
        public void settle(long receiver, List<DeliveryResult> results) {
            awaited(settles);
            settled.add(results);
        }

        @Override
        public void leave(long receiver) {
            left.add(receiver);
        }

        void due(long receiver, List<List<DeliveryTask>> its) {
            hands.put(receiver, new ConcurrentLinkedDeque<>(its));
            receivers.add(receiver);
        }
    }

    private final Round round = new Round();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final CountDownLatch slow = new CountDownLatch(1);
    private final LinkedBlockingQueue<DeliveryTask> posted = new LinkedBlockingQueue<>();

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await(4, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private DeliveryResult answer(DeliveryTask task) {
        if (task.url().endsWith("/slow")) {
            awaited(slow);
        }
        posted.add(task);
        int status = task.url().endsWith("/down") ? 503 : 204;
        return new DeliveryResult(task, status, 20, null, null, null);
    }

    private void start() throws Exception {
        start("timer:outbox?delay=1&period=50");
    }

    private void start(String poll) throws Exception {
        round.settles.countDown();
        open(poll);
    }

    private void open(String poll) throws Exception {
        RouteTests.defaults(camel);
        camel.getPropertiesComponent().addOverrideProperty("serial.outbox.poll", poll);
        camel.addRoutesConfigurations(new ErrorPolicy());
        camel.addRoutes(new OutboxPoll());
        camel.addRoutes(new OutboxDispatch(round));
        camel.addRoutes(new OutboxLane(round, new WebhookPost() {
            @Override
            public DeliveryResult send(DeliveryTask task) {
                return answer(task);
            }
        }));
        camel.start();
    }

    @AfterEach
    void stop() {
        slow.countDown();
        round.settles.countDown();
        camel.stop();
    }

    @Test
    void settlesEachHandAsAWholeAndTakesTheNextAtOnce() throws Exception {
        round.due(1, List.of(tasks(30, "fast"), tasks(1, "fast")));
        start();
        assertThat(round.settled.poll(3, TimeUnit.MINUTES)).hasSize(30);
        assertThat(round.settled.poll(3, TimeUnit.MINUTES)).hasSize(1);
        assertThat(round.left.poll(3, TimeUnit.MINUTES)).isEqualTo(1);
        assertThat(round.settled).isEmpty();
    }

    @Test
    void postsTheNextHandWhileTheOneBeforeIsSettled() throws Exception {
        round.due(1, List.of(tasks(2, "fast"), tasks(3, "fast")));
        open("timer:outbox?delay=1&period=50");
        for (int i = 0; i < 5; i++) {
            assertThat(posted.poll(3, TimeUnit.MINUTES)).isNotNull();
        }
        assertThat(round.settled).isEmpty();
        round.settles.countDown();
        assertThat(round.settled.poll(3, TimeUnit.MINUTES)).hasSize(2);
        assertThat(round.settled.poll(3, TimeUnit.MINUTES)).hasSize(3);
        assertThat(round.left.poll(3, TimeUnit.MINUTES)).isEqualTo(1);
    }

    @Test
    void aSlowReceiverHoldsUpNobodyElse() throws Exception {
        round.due(1, List.of(tasks(3, "slow")));
        round.due(2, List.of(tasks(3, "fast"), tasks(2, "fast")));
        start();
        assertThat(round.settled.poll(3, TimeUnit.MINUTES)).hasSize(3);
        assertThat(round.left.poll(3, TimeUnit.MINUTES)).isEqualTo(2);
        slow.countDown();
        assertThat(round.left.poll(3, TimeUnit.MINUTES)).isEqualTo(1);
    }

    @Test
    void leavesTheLaneWhenTheOutboxCannotBeAskedSoThatItIsTakenUpAgain() throws Exception {
        round.due(1, List.of(tasks(1, "fast"), List.of()));
        start();
        assertThat(round.settled.poll(3, TimeUnit.MINUTES)).hasSize(1);
        assertThat(round.left.poll(3, TimeUnit.MINUTES)).isEqualTo(1);
    }

    @Test
    void looksAtOnceWhenThisNodeHasNews() throws Exception {
        start("timer:outbox?delay=1h");
        round.due(1, List.of(tasks(1, "fast")));
        assertThat(round.settled.poll(200, TimeUnit.MILLISECONDS)).isNull();
        round.bell.run();
        assertThat(round.settled.poll(3, TimeUnit.MINUTES)).hasSize(1);
    }

    @Test
    void asksNoMoreOfAReceiverThatIsDown() throws Exception {
        round.due(1, List.of(tasks(200, "down"), tasks(200, "down")));
        start();
        assertThat(round.settled.poll(3, TimeUnit.MINUTES)).hasSizeBetween(1, 16);
        assertThat(round.left.poll(3, TimeUnit.MINUTES)).isEqualTo(1);
        assertThat(round.settled).isEmpty();
    }

    private static List<DeliveryTask> tasks(int n, String path) {
        var tasks = new ArrayList<DeliveryTask>();
        for (int i = 0; i < n; i++) {
            tasks.add(new DeliveryTask(
                    i,
                    1,
                    1,
                    1,
                    "msg_" + i,
                    "unit.made",
                    1,
                    true,
                    0,
                    "https://x.test/" + path,
                    "{}",
                    List.of("whsec_x")));
        }
        return tasks;
    }
}
