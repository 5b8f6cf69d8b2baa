package io.serialhub.message;

import io.serialhub.base.Tally;
import java.time.Instant;

/**
 * How it goes with one partner on one channel.
 *
 * @param waiting  messages still to be sent or worked on
 * @param oldestAt when the oldest of them happened, null when none waits
 * @param dead     given up, out; waiting for a person
 * @param refused  not taken, in; waiting for a person
 * @param done     what came of this node's attempts since it started
 */
public record PartnerFigures(
        Direction direction,
        String channel,
        String partner,
        long waiting,
        Instant oldestAt,
        long dead,
        long refused,
        Tally.Count done) {}
