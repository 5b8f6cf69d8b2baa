package io.serialhub.outbox;

import io.serialhub.base.Tally;
import java.time.Instant;

/**
 * Whether one receiver hears of things in time.
 *
 * @param code     of the subscription
 * @param waiting  messages that are still to be sent, those that wait for an earlier one among them
 * @param oldestAt when the oldest of them happened, null when none waits
 * @param dead     messages given up, waiting for a person
 * @param done     what came of this node's attempts since it started
 */
public record ReceiverFigures(String code, long waiting, Instant oldestAt, long dead, Tally.Count done) {}
