package io.serialhub.web.rest;

import io.serialhub.base.Reason;
import io.serialhub.base.RowAnswer;
import io.serialhub.base.Saved.Outcome;

/**
 * What became of one row.
 *
 * @param status  as if it had been put by itself; 424 when it was good and others spoiled the call
 * @param key     its business key, where it could be read
 * @param version as it stands now, for the next If-Match
 * @param pointer JSON Pointer (RFC 6901) of what could not be read
 */
record BulkRow(int status, String key, Outcome outcome, Long version, Reason reason, String pointer) {
    private static final int SPOILED = 424;

    static BulkRow of(RowAnswer answer) {
        return new BulkRow(status(answer), answer.key(), answer.outcome(), answer.version(), answer.reason(), null);
    }

    static BulkRow unreadable(Unreadable unreadable, String row) {
        return new BulkRow(unreadable.status(), null, null, null, unreadable.reason(), row + unreadable.pointer());
    }

    BulkRow at(String place) {
        return new BulkRow(status, key, outcome, version, reason, place);
    }

    private static int status(RowAnswer answer) {
        if (answer.isRefused()) {
            return answer.reason().code().equals("changed-meanwhile") ? 412 : EveryProblem.status(answer.kind());
        }
        if (answer.outcome() == null) {
            return SPOILED;
        }
        return answer.outcome() == Outcome.CREATED ? 201 : 200;
    }
}
