package io.serialhub.routes;

import io.serialhub.outbox.DeliveryResult;
import io.serialhub.outbox.DeliveryTask;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.ThreadPoolProfileBuilder;

/** Posts the messages of a hand side by side; none of them has to wait for another. */
final class Strands {
    /** To one receiver. */
    private static final int MOST = 16;

    /** Of all receivers together, so that a few that hang leave room for the others. */
    private static final int ALL = 128;

    private final Executor threads;
    private final Function<DeliveryTask, DeliveryResult> post;

    Strands(CamelContext camel, Function<DeliveryTask, DeliveryResult> post) {
        threads = threads(camel, "strands", ALL);
        this.post = post;
    }

    /**
     * At most so many threads, which go when they have nothing to do; what comes while all of them are busy is done by whoever
     * brings it. With a smaller pool than the most, a thread that is idle is taken before a new one is made, which in a
     * server costs more than a hundred posts.
     */
    static Executor threads(CamelContext camel, String name, int most) {
        return camel.getExecutorServiceManager()
                .newThreadPool(
                        camel,
                        name,
                        new ThreadPoolProfileBuilder(name)
                                .poolSize(1)
                                .maxPoolSize(most)
                                .maxQueueSize(0)
                                .allowCoreThreadTimeOut(true)
                                .build());
    }

    /** What came of those that were posted; the rest was left when the receiver turned out to be down, or time was up. */
    CompletableFuture<List<DeliveryResult>> post(List<DeliveryTask> tasks) {
        var hand = new Hand();
        Queue<DeliveryTask> rest = new ConcurrentLinkedQueue<>(tasks);
        Queue<DeliveryResult> results = new ConcurrentLinkedQueue<>();
        Runnable strand = () -> {
            for (DeliveryTask task = rest.poll(); task != null && hand.goesOn(); task = rest.poll()) {
                DeliveryResult result = post.apply(task);
                results.add(result);
                hand.saw(result);
            }
        };
        var strands = Stream.generate(() -> CompletableFuture.runAsync(strand, threads))
                .limit(Math.min(MOST, tasks.size()))
                .toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(strands).thenApply(done -> List.copyOf(results));
    }
}
