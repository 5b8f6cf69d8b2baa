package io.serialhub.web.rest;

import io.serialhub.base.Reason;
import io.serialhub.base.Saved.Outcome;

/**
 * What became of one line of a stream; as {@link BulkRow}, with the line that it stood on.
 *
 * @param line from 1
 */
record BulkLine(int line, int status, String key, Outcome outcome, Long version, Reason reason, String pointer) {
    static BulkLine of(int line, BulkRow row) {
        return new BulkLine(line, row.status(), row.key(), row.outcome(), row.version(), row.reason(), row.pointer());
    }
}
