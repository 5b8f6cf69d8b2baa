package io.serialhub.outbox;

import java.time.Instant;

/**
 * How it goes with a receiver.
 *
 * @param previousSecretUntil until then the secret before signs too
 * @param pausedUntil         nothing is sent before, since the receiver was down or asked for it
 * @param failingSince        nothing has been delivered since
 * @param stopped             why the hub stopped it: {@code gone} or {@code failing}; null otherwise
 * @param waiting             messages that are still to be sent
 * @param dead                messages given up, waiting for a person
 */
public record SubscriptionState(
        Instant previousSecretUntil,
        Instant pausedUntil,
        Instant failingSince,
        String stopped,
        Instant stoppedAt,
        long waiting,
        long dead) {
    SubscriptionState with(long itsWaiting, long itsDead) {
        return new SubscriptionState(
                previousSecretUntil, pausedUntil, failingSince, stopped, stoppedAt, itsWaiting, itsDead);
    }
}
