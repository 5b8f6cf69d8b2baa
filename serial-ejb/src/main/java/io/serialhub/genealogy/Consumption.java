package io.serialhub.genealogy;

import io.serialhub.base.Ref;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A lot that a work order used up; which of its units got what is not known.
 *
 * @param voidedAt when it was taken back, or null
 */
public record Consumption(
        String id,
        String order,
        Ref material,
        String lot,
        BigDecimal quantity,
        Instant happenedAt,
        String actor,
        Instant voidedAt,
        String voidedBy,
        String voidReason) {}
