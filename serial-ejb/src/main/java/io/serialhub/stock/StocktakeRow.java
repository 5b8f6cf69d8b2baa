package io.serialhub.stock;

import io.serialhub.base.Ref;
import java.time.Instant;

/** A count in a list. @param seen units and unknown codes that were read */
public record StocktakeRow(
        String code,
        Ref place,
        StocktakeStatus status,
        String openedBy,
        Instant openedAt,
        Instant closedAt,
        int seen) {}
