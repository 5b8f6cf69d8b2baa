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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * What follows from the results of a round: delivered, the next part, again later, or given up; every attempt that failed
 * is written down, and what waited for a message that is settled gets its turn. A result whose fence is no longer the
 * delivery's is not believed.
 */
@ApplicationScoped
class Settlement {
    private final Schedule schedule =
            new Schedule(() -> ThreadLocalRandom.current().nextLong());
    private final Mask mask = new Mask();

    private Database database;
    private DispatchLease lease;
    private Turns turns;
    private ReceiverHealth health;
    private Rows rows;
    private Clock clock;

    protected Settlement() {}

    @Inject
    Settlement(Database database, DispatchLease lease, Turns turns, ReceiverHealth health, Rows rows, Clock clock) {
        this.database = database;
        this.lease = lease;
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
        List<DeliveryResult> results = reported.stream()
                .sorted(Comparator.comparing(r -> r.task().id()))
                .toList();
        Instant now = clock.instant();
        database.use(h -> {
            lease.lock(h);
            List<Settled> settled = deliveries(h, results, now);
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

    record Outcome(DeliveryStatus status, int part, int attempts, Instant next) {}

    /** A result that was believed, and what it meant. */
    record Settled(DeliveryResult result, Outcome outcome) {}

    private List<Settled> deliveries(Handle h, List<DeliveryResult> results, Instant now) {
        String sql = """
                UPDATE delivery
                SET status = :status, part = :part, attempts = :attempts, next_attempt_at = :next, claimed_until = NULL,
                    last_status = :code, last_error = :error, last_answer = :answer, latency_ms = :latency,
                    settled_at = :settled
                WHERE id = :id AND fence = :fence AND status = 'P'
                """;
        List<Settled> all =
                results.stream().map(r -> new Settled(r, outcome(r, now))).toList();
        PreparedBatch batch = h.prepareBatch(sql);
        for (Settled settled : all) {
            DeliveryResult result = settled.result();
            Outcome outcome = settled.outcome();
            batch.bind("id", result.task().id())
                    .bind("fence", result.task().fence())
                    .bind("status", String.valueOf(outcome.status().code()))
                    .bind("part", outcome.part())
                    .bind("attempts", outcome.attempts())
                    .bind("next", outcome.next())
                    .bind("code", result.status())
                    .bind("error", masked(result.error(), 500))
                    .bind("answer", result.isDelivered() ? masked(result.answer(), 300) : null)
                    .bind("latency", result.latencyMs())
                    .bindByType("settled", outcome.status() == PENDING ? null : now, Instant.class)
                    .add();
        }
        int[] changed = batch.execute();
        var believed = new ArrayList<Settled>();
        for (int i = 0; i < changed.length; i++) {
            if (changed[i] != 0) {
                believed.add(all.get(i));
            }
        }
        return believed;
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
