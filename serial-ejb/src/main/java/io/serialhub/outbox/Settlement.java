package io.serialhub.outbox;

import static io.serialhub.outbox.DeliveryStatus.DEAD;
import static io.serialhub.outbox.DeliveryStatus.DELIVERED;
import static io.serialhub.outbox.DeliveryStatus.PENDING;

import io.serialhub.base.Database;
import io.serialhub.base.Mask;
import io.serialhub.base.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * What follows from the results of a round: delivered, the next part, again later, or given up; every attempt that failed
 * is written down, and what waited for a message that is settled gets its turn. A result whose fence is no longer the
 * delivery's, or whose lane another node has taken over, is not believed.
 */
@ApplicationScoped
class Settlement {
    private static final List<String> COLUMNS = List.of(
            "id",
            "fence",
            "status",
            "part",
            "attempts",
            "next_attempt_at",
            "last_status",
            "last_error",
            "last_answer",
            "latency_ms",
            "settled_at");

    private final Schedule schedule =
            new Schedule(() -> ThreadLocalRandom.current().nextLong());
    private final Mask mask = new Mask();

    private Database database;
    private DispatchLease lease;
    private Lanes lanes;
    private Turns turns;
    private ReceiverHealth health;
    private Rows rows;
    private Clock clock;

    protected Settlement() {}

    @Inject
    Settlement(
            Database database,
            DispatchLease lease,
            Lanes lanes,
            Turns turns,
            ReceiverHealth health,
            Rows rows,
            Clock clock) {
        this.database = database;
        this.lease = lease;
        this.lanes = lanes;
        this.turns = turns;
        this.health = health;
        this.rows = rows;
        this.clock = clock;
    }

    /** In the caller's transaction. */
    void of(List<DeliveryResult> reported) {
        if (reported.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        database.use(h -> {
            database.mayBeDoneAgain(h);
            database.goByKeys(h);
            lease.lock(h);
            List<Settled> settled = deliveries(h, believable(h, reported), now);
            tries(h, settled, now);
            turns.settled(
                    h,
                    settled.stream()
                            .filter(s -> s.outcome().status() != PENDING)
                            .map(s -> s.result().task().id())
                            .toList());
            health.after(h, settled, schedule, now);
        });
    }

    /** Without those of receivers that another node has taken over meanwhile. */
    private List<DeliveryResult> believable(Handle h, List<DeliveryResult> results) {
        record Lane(long receiver, long fence) {}
        Map<Lane, List<DeliveryResult>> byLane = results.stream()
                .collect(Collectors.groupingBy(
                        r -> new Lane(r.task().subscriptionId(), r.task().lane())));
        return byLane.entrySet().stream()
                .filter(e -> lanes.lock(h, e.getKey().receiver(), e.getKey().fence()))
                .flatMap(e -> e.getValue().stream())
                .sorted(Comparator.comparing(r -> r.task().id()))
                .toList();
    }

    record Outcome(DeliveryStatus status, int part, int attempts, Instant next) {}

    /** A result that was believed, and what it meant. */
    record Settled(DeliveryResult result, Outcome outcome) {}

    private List<Settled> deliveries(Handle h, List<DeliveryResult> results, Instant now) {
        List<Settled> all =
                results.stream().map(r -> new Settled(r, outcome(r, now))).toList();
        List<Object[]> changes =
                all.stream().map(settled -> change(settled, now)).toList();
        Set<Long> believed = rows.updateVersioned(h, "delivery", COLUMNS, changes);
        return all.stream()
                .filter(settled -> believed.contains(settled.result().task().id()))
                .toList();
    }

    private Object[] change(Settled settled, Instant now) {
        DeliveryResult result = settled.result();
        Outcome outcome = settled.outcome();
        return new Object[] {
            result.task().id(),
            result.task().fence(),
            String.valueOf(outcome.status().code()),
            outcome.part(),
            outcome.attempts(),
            outcome.next(),
            result.status(),
            masked(result.error(), 500),
            result.isDelivered() ? masked(result.answer(), 300) : null,
            (int) result.latencyMs(),
            outcome.status() == PENDING ? null : now
        };
    }

    /** Those that failed, and parts before the last; the last success stands in the delivery. */
    private void tries(Handle h, List<Settled> settled, Instant now) {
        List<Object[]> written = settled.stream()
                .filter(s -> s.outcome().status() != DELIVERED)
                .map(Settled::result)
                .map(r -> new Object[] {
                    r.task().id(),
                    r.task().fence(),
                    r.task().part(),
                    now,
                    r.status(),
                    (int) r.latencyMs(),
                    masked(r.status() == 0 ? r.error() : r.answer(), 1_000)
                })
                .toList();
        rows.insert(
                h,
                "delivery_try",
                List.of("delivery_id", "fence", "part", "tried_at", "status", "latency_ms", "answer"),
                written);
    }

    private String masked(String text, int most) {
        return text == null
                ? null
                : DeliveryResult.cut(mask.of(text.startsWith("{") ? "application/json" : "text/plain", text), most);
    }

    private Outcome outcome(DeliveryResult result, Instant now) {
        DeliveryTask task = result.task();
        if (result.isDelivered()) {
            return task.last()
                    ? new Outcome(DELIVERED, task.part(), task.attempts(), now)
                    : new Outcome(PENDING, task.part() + 1, 0, now);
        }
        int failures = task.attempts() + 1;
        Duration asked = result.retryAfter();
        return result.isGone() || Schedule.isOver(failures)
                ? new Outcome(DEAD, task.part(), failures, now)
                : new Outcome(PENDING, task.part(), failures, now.plus(schedule.wait(failures, asked)));
    }
}
