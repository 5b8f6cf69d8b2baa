package io.serialhub.ledger;

import io.serialhub.base.Ref;
import java.time.Instant;

/**
 * A unit that was counted on a line of an order.
 *
 * @param box SSCC of what it was directly in at that moment, or null
 */
public record Booking(int lineNo, String unit, Ref material, String lot, String box, Instant happenedAt) {}
