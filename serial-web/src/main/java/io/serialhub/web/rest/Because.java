package io.serialhub.web.rest;

import io.serialhub.base.Problem;

/** Why something is stopped, taken back or let go, in words for people. */
record Because(String reason) {
    Because {
        if (reason == null || reason.isBlank()) {
            throw Problem.invalid("field-missing", "field", "reason");
        }
        reason = reason.trim();
    }
}
