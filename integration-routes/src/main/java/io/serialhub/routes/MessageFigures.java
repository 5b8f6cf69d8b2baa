package io.serialhub.routes;

import io.serialhub.outbox.Backlog;
import io.serialhub.outbox.DeliveryResult;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetadataBuilder;
import org.eclipse.microprofile.metrics.MetricRegistry;

/**
 * Figures about webhooks out at {@code /metrics}: how many were delivered and failed on this node since it started, and
 * what waits over all nodes, as of the last look. Part of {@link OutboxRound}, and made with it while the server starts: only
 * a thread that works for the application is given its registry.
 */
@Dependent
final class MessageFigures {
    private Clock clock;
    private Counter delivered;
    private Counter failed;
    private volatile Backlog backlog = new Backlog(0, 0, 0, 0, null, 0);

    @Inject
    MessageFigures(MetricRegistry registry, Clock clock) {
        this.clock = clock;
        delivered = registry.counter(named("hub_messages_delivered", "Webhooks that a receiver took"));
        failed = registry.counter(named("hub_messages_failed", "Attempts at webhooks that failed"));
        gauge(registry, "hub_messages_waiting", "Webhooks still to be sent", () -> backlog.waiting());
        gauge(registry, "hub_messages_held", "Webhooks that wait for an earlier one of a unit", () -> backlog.held());
        gauge(registry, "hub_messages_retrying", "Webhooks that failed and are tried again", () -> backlog.retrying());
        gauge(registry, "hub_messages_dead", "Webhooks given up", () -> backlog.dead());
        gauge(
                registry,
                "hub_messages_receivers_stopped",
                "Subscriptions that the hub stopped",
                () -> backlog.stopped());
        gauge(registry, "hub_messages_lag_seconds", "Age of the oldest webhook that waits", this::lagSeconds);
    }

    private static Metadata named(String name, String description) {
        return new MetadataBuilder().withName(name).withDescription(description).build();
    }

    private static void gauge(MetricRegistry registry, String name, String description, Supplier<Number> value) {
        registry.gauge(named(name, description), value);
    }

    private long lagSeconds() {
        Instant oldest = backlog.oldestAt();
        return oldest == null
                ? 0
                : Math.max(0, Duration.between(oldest, clock.instant()).toSeconds());
    }

    void show(Backlog now) {
        backlog = now;
    }

    void settled(List<DeliveryResult> results) {
        long good =
                results.stream().filter(result -> result.status() / 100 == 2).count();
        delivered.inc(good);
        failed.inc(results.size() - good);
    }
}
