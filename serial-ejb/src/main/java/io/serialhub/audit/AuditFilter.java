package io.serialhub.audit;

import java.time.Instant;

/**
 * What to look for; every null part matches all.
 *
 * @param objectKey only together with a kind
 * @param from      first moment, included
 * @param until     last moment, excluded
 */
public record AuditFilter(String objectKind, String objectKey, String actor, Instant from, Instant until) {
    public static final AuditFilter ALL = new AuditFilter(null, null, null, null, null);

    public static AuditFilter ofObject(String kind, String key) {
        return new AuditFilter(kind, key, null, null, null);
    }

    public AuditFilter {
        objectKind = blankToNull(objectKind);
        objectKey = blankToNull(objectKey);
        actor = blankToNull(actor);
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.trim();
    }
}
