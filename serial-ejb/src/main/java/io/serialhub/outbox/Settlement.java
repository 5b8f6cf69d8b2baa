package io.serialhub.outbox;

import static io.serialhub.outbox.DeliveryStatus.DEAD;
import static io.serialhub.outbox.DeliveryStatus.DELIVERED;
import static io.serialhub.outbox.DeliveryStatus.PENDING;

import io.serialhub.base.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * What follows from the results of a round: delivered, the next part, again later, or given up. A result whose fence is no
 * longer the delivery's is not believed. A receiver that is down or asks for it is left alone for a while.
 */
@ApplicationScoped
class Settlement {
    private final Schedule schedule =
            new Schedule(() -> ThreadLocalRandom.current().nextLong());

    private Database database;
    private SubscriptionTable subscriptions;
    private Clock clock;

    protected Settlement() {}

    @Inject
    Settlement(Database database, SubscriptionTable subscriptions, Clock clock) {
        this.database = database;
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    /** In the caller's transaction. */
    void of(List<DeliveryResult> results) {
        if (results.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        database.use(h -> {
            deliveries(h, results, now);
            results.stream()
                    .collect(Collectors.groupingBy(r -> r.task().subscriptionId(), TreeMap::new, Collectors.toList()))
                    .forEach((receiver, its) -> receiver(h, receiver, its, now));
        });
    }

    private void deliveries(Handle h, List<DeliveryResult> results, Instant now) {
        String sql = """
                UPDATE delivery
                SET status = :status, part = :part, attempts = :attempts, next_attempt_at = :next, claimed_until = NULL,
                    last_status = :code, last_error = :error, latency_ms = :latency, settled_at = :settled
                WHERE id = :id AND fence = :fence AND status = 'P'
                """;
        PreparedBatch batch = h.prepareBatch(sql);
        results.stream().sorted(Comparator.comparing(r -> r.task().id())).forEach(result -> {
            Outcome outcome = outcome(result, now);
            batch.bind("id", result.task().id())
                    .bind("fence", result.task().fence())
                    .bind("status", String.valueOf(outcome.status().code()))
                    .bind("part", outcome.part())
                    .bind("attempts", outcome.attempts())
                    .bind("next", outcome.next())
                    .bind("code", result.status())
                    .bind("error", result.error())
                    .bind("latency", result.latencyMs())
                    .bindByType("settled", outcome.status() == PENDING ? null : now, Instant.class)
                    .add();
        });
        batch.execute();
    }

    private record Outcome(DeliveryStatus status, int part, int attempts, Instant next) {}

    private Outcome outcome(DeliveryResult result, Instant now) {
        DeliveryTask task = result.task();
        if (result.isDelivered()) {
            return task.last()
                    ? new Outcome(DELIVERED, task.part(), task.attempts(), now)
                    : new Outcome(PENDING, task.part() + 1, 0, now);
        }
        int failures = task.attempts() + 1;
        return result.isGone() || Schedule.isOver(failures)
                ? new Outcome(DEAD, task.part(), failures, now)
                : new Outcome(PENDING, task.part(), failures, now.plus(schedule.wait(failures, result.retryAfter())));
    }

    private void receiver(Handle h, long receiver, List<DeliveryResult> results, Instant now) {
        if (results.stream().anyMatch(DeliveryResult::isGone)) {
            subscriptions.disable(h, receiver);
        } else if (results.stream().anyMatch(DeliveryResult::isReceiverDown)) {
            boolean answersOthers = results.stream().anyMatch(r -> !r.isReceiverDown());
            int failures = answersOthers ? 1 : subscriptions.failures(h, receiver) + 1;
            Duration asked = results.stream()
                    .map(DeliveryResult::retryAfter)
                    .filter(Objects::nonNull)
                    .max(Comparator.naturalOrder())
                    .orElse(null);
            subscriptions.pause(h, receiver, failures, now.plus(schedule.pause(failures, asked)));
        } else {
            subscriptions.resume(h, receiver);
        }
    }
}
