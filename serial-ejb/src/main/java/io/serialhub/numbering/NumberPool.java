package io.serialhub.numbering;

import io.serialhub.base.Ref;
import java.time.Instant;

/**
 * Numbers kept for somebody before goods exist.
 *
 * @param total all numbers that were ever put into it and are in it now
 * @param free  how many of them nobody has drawn or used
 */
public record NumberPool(
        String code,
        String name,
        PoolKind kind,
        Ref material,
        String order,
        String line,
        Ref supplier,
        long total,
        long free,
        String createdBy,
        Instant createdAt) {}
