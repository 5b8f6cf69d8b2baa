package io.serialhub.outbox;

import io.serialhub.base.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * What a round says about the receivers. One that is down or asks for it is left alone for a while; one that has taken
 * nothing for days, or wants nothing any more, is stopped. Whoever subscribed to alerts hears of it.
 */
@ApplicationScoped
class ReceiverHealth {
    /** {@code serial.webhook.stop-after-days}: after so long without a single success. */
    private final Duration patience =
            Duration.ofDays(Long.parseLong(Settings.get("serial.webhook.stop-after-days", "5")));

    private SubscriptionTable subscriptions;
    private Alerts alerts;

    protected ReceiverHealth() {}

    @Inject
    ReceiverHealth(SubscriptionTable subscriptions, Alerts alerts) {
        this.subscriptions = subscriptions;
        this.alerts = alerts;
    }

    void after(Handle h, List<Settlement.Settled> settled, Schedule schedule, Instant now) {
        settled.stream()
                .collect(Collectors.groupingBy(
                        s -> s.result().task().subscriptionId(), TreeMap::new, Collectors.toList()))
                .forEach((receiver, its) -> receiver(h, receiver, its, schedule, now));
    }

    private void receiver(Handle h, long receiver, List<Settlement.Settled> its, Schedule schedule, Instant now) {
        List<DeliveryResult> results =
                its.stream().map(Settlement.Settled::result).toList();
        if (results.stream().anyMatch(DeliveryResult::isGone)) {
            stop(h, receiver, "gone", now);
        } else if (results.stream().allMatch(DeliveryResult::isDelivered)) {
            subscriptions.well(h, receiver);
        } else {
            failing(h, receiver, results, schedule, now);
        }
        List<Settlement.Settled> dead = its.stream()
                .filter(s -> s.outcome().status() == DeliveryStatus.DEAD && !Alerts.isAlert(type(s)))
                .toList();
        if (!dead.isEmpty()) {
            alerts.dead(
                    subscriptions.code(h, receiver),
                    dead.size(),
                    dead.get(0).result().task().message());
        }
    }

    private void failing(Handle h, long receiver, List<DeliveryResult> results, Schedule schedule, Instant now) {
        SubscriptionTable.Health before = subscriptions.health(h, receiver);
        boolean answersSome = results.stream().anyMatch(DeliveryResult::isDelivered);
        Instant since = answersSome ? null : before.failingSince() == null ? now : before.failingSince();
        if (since != null && Duration.between(since, now).compareTo(patience) >= 0) {
            stop(h, receiver, "failing", now);
            return;
        }
        boolean down = results.stream().anyMatch(DeliveryResult::isReceiverDown);
        boolean answersOthers = results.stream().anyMatch(r -> !r.isReceiverDown());
        int failures = !down ? 0 : answersOthers ? 1 : before.failures() + 1;
        Duration asked = results.stream()
                .map(DeliveryResult::retryAfter)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        subscriptions.failing(h, receiver, failures, down ? now.plus(schedule.pause(failures, asked)) : null, since);
    }

    private void stop(Handle h, long receiver, String why, Instant now) {
        subscriptions.stop(h, receiver, why, now).ifPresent(code -> alerts.stopped(code, why));
    }

    private static String type(Settlement.Settled settled) {
        return settled.result().task().type();
    }
}
