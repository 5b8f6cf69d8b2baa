package io.serialhub.outbox;

import java.time.Instant;

/**
 * Whether others hear of things in time.
 *
 * @param waiting  deliveries that are still to be made
 * @param held     those among them whose turn comes after an earlier message of one of their units
 * @param retrying those among them that failed at least once
 * @param dead     deliveries given up, waiting for a person
 * @param oldestAt when the oldest waiting message happened, null when none waits
 * @param stopped  subscriptions that the hub stopped, waiting for a person
 */
public record Backlog(long waiting, long held, long retrying, long dead, Instant oldestAt, int stopped) {}
