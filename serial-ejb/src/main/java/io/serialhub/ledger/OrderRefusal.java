package io.serialhub.ledger;

import java.time.Instant;

/**
 * What was refused to somebody under an order on one day, for one reason.
 *
 * @param reason code, see {@link io.serialhub.base.Reason}
 * @param units  scanned or listed, with those that were scanned again
 * @param lastAt the last of them, UTC
 */
public record OrderRefusal(String step, String reason, String actor, int units, Instant lastAt) {}
