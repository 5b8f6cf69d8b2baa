package io.serialhub.routes;

import io.serialhub.connection.Connection;
import io.serialhub.message.PartnerFigures;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetadataBuilder;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * Figures of each partner at {@code /metrics}: whoever is told or heard of, by subscription, endpoint, connection or
 * account. Asking for them costs nothing; they stand here from the last look. A partner that is gone leaves no figures. Made with
 * {@link OutboxRound}, as {@link MessageFigures} is.
 */
@Dependent
final class PartnerGauges {
    private MetricRegistry registry;
    private Clock clock;

    private final Map<MetricID, Number> values = new ConcurrentHashMap<>();
    private final Map<MetricID, Counter> counters = new HashMap<>();

    @Inject
    PartnerGauges(MetricRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    synchronized void show(List<PartnerFigures> partners, List<Connection> connections) {
        Set<MetricID> shown = new HashSet<>();
        Instant now = clock.instant();
        for (PartnerFigures partner : partners) {
            partner(shown, partner, now);
        }
        for (Connection connection : connections) {
            connection(shown, connection);
        }
        forget(shown);
    }

    private void partner(Set<MetricID> shown, PartnerFigures figures, Instant now) {
        Tag[] who = {
            new Tag("partner", figures.partner()),
            new Tag("channel", figures.channel()),
            new Tag("direction", figures.direction().name().toLowerCase(Locale.ROOT))
        };
        gauge(shown, "hub_partner_waiting", "Messages still to be sent or worked on", figures.waiting(), who);
        gauge(shown, "hub_partner_lag_seconds", "Age of the oldest that waits", age(figures.oldestAt(), now), who);
        gauge(shown, "hub_partner_dead", "Messages out that were given up", figures.dead(), who);
        gauge(shown, "hub_partner_refused", "Messages in that wait for a person", figures.refused(), who);
        count(
                shown,
                "hub_partner_attempts",
                "Attempts since the start",
                figures.done().attempts(),
                who);
        count(shown, "hub_partner_failures", "Those that failed", figures.done().failures(), who);
        time(shown, "hub_partner_last_success_timestamp_seconds", figures.done().lastOkAt(), who);
    }

    private void connection(Set<MetricID> shown, Connection connection) {
        Tag who = new Tag("connection", connection.code());
        gauge(
                shown,
                "hub_connection_failed_runs",
                "Runs that failed since the last good one",
                connection.health().failures(),
                who);
        time(
                shown,
                "hub_connection_last_success_timestamp_seconds",
                connection.health().lastOkAt(),
                who);
    }

    private static long age(Instant oldest, Instant now) {
        return oldest == null ? 0 : Math.max(0, Duration.between(oldest, now).toSeconds());
    }

    /** A time that never was has no figure. */
    private void time(Set<MetricID> shown, String name, Instant at, Tag... who) {
        if (at != null) {
            gauge(shown, name, "When it last went well", at.getEpochSecond(), who);
        }
    }

    private void gauge(Set<MetricID> shown, String name, String description, Number value, Tag... who) {
        var id = new MetricID(name, who);
        shown.add(id);
        if (values.put(id, value) == null) {
            Supplier<Number> current = () -> values.getOrDefault(id, 0);
            registry.gauge(
                    new MetadataBuilder()
                            .withName(name)
                            .withDescription(description)
                            .build(),
                    current,
                    who);
        }
    }

    private void count(Set<MetricID> shown, String name, String description, long value, Tag... who) {
        var id = new MetricID(name, who);
        shown.add(id);
        Counter counter = counters.computeIfAbsent(
                id,
                absent -> registry.counter(
                        new MetadataBuilder()
                                .withName(name)
                                .withDescription(description)
                                .build(),
                        who));
        counter.inc(Math.max(0, value - counter.getCount()));
    }

    private void forget(Set<MetricID> shown) {
        Set<MetricID> gone = new HashSet<>(values.keySet());
        gone.addAll(counters.keySet());
        gone.removeAll(shown);
        gone.forEach(id -> {
            registry.remove(id);
            values.remove(id);
            counters.remove(id);
        });
    }
}
