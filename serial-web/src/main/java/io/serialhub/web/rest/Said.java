package io.serialhub.web.rest;

import io.serialhub.base.Fields;

/** What a decider says to a request; may be left out where nothing has to be said. */
record Said(String reason) {
    Said {
        reason = Fields.optional("reason", reason, 500);
    }
}
