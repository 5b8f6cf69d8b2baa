package io.serialhub.audit;

import java.time.Instant;

/**
 * One change as it was written down.
 *
 * @param actor  the login of who did it; {@code system} for the product itself
 * @param before the changed thing as it was (maps, lists and plain values), null for something new
 * @param after  as it was afterwards, null for something removed
 */
public record AuditEntry(
        long id,
        Instant happenedAt,
        String actor,
        String channel,
        String action,
        String objectKind,
        String objectKey,
        String reason,
        Object before,
        Object after) {}
