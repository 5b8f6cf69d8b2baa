package io.serialhub.ledger;

import io.serialhub.base.Ref;
import java.time.Instant;

/**
 * A unit that an order's line has counted.
 *
 * @param lot       or null
 * @param box       SSCC of what it was packed in then, or null
 * @param countedAt the last time, UTC
 */
public record OrderUnit(int lineNo, String code, Ref material, String lot, String box, Instant countedAt) {}
