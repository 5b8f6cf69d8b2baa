package io.serialhub.packaging;

import io.serialhub.ledger.UnitRow;
import java.time.Instant;

/**
 * A unit in a handling unit, at some moment.
 *
 * @param unit  as it stands today
 * @param box   SSCC of what it is directly in
 * @param since when it was packed
 * @param until when it came out, or null
 */
public record Packed(UnitRow unit, String box, Instant since, Instant until) {}
