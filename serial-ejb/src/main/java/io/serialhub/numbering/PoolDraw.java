package io.serialhub.numbering;

import java.time.Instant;

/**
 * Numbers that were drawn from a pool together.
 *
 * @param quantity how many were drawn
 * @param open     how many of them are still out: neither given back nor voided
 */
public record PoolDraw(
        String code,
        String pool,
        int quantity,
        long open,
        String order,
        String line,
        String supplier,
        String note,
        String drawnBy,
        Instant drawnAt) {}
