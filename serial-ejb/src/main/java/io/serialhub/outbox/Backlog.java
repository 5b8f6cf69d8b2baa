package io.serialhub.outbox;

import java.time.Instant;

/**
 * Whether others hear of things in time.
 *
 * @param waiting  deliveries that are still to be made
 * @param dead     deliveries given up, waiting for a person
 * @param oldestAt when the oldest waiting message happened, null when none waits
 */
public record Backlog(long waiting, long dead, Instant oldestAt) {}
