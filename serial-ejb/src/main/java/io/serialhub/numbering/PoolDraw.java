package io.serialhub.numbering;

import java.time.Instant;

/**
 * Numbers that were drawn from a pool together.
 *
 * @param quantity how many were drawn
 * @param recorded how many of them have it in their history; of a long draw a job is writing the others
 * @param open     how many of them are still out: neither given back nor voided
 */
public record PoolDraw(
        String code,
        String pool,
        int quantity,
        long recorded,
        long open,
        String order,
        String line,
        String supplier,
        String note,
        String drawnBy,
        Instant drawnAt) {}
