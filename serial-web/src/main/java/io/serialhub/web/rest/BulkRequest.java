package io.serialhub.web.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.serialhub.base.Problem;
import io.serialhub.ledger.Mode;
import java.util.List;

/**
 * Many documents of one kind.
 *
 * @param mode  null: all or nothing
 * @param items each as it would be put by itself; its {@code version}, if given, is the one that must stand there
 */
record BulkRequest(Mode mode, List<JsonNode> items) {
    BulkRequest {
        if (items == null || items.isEmpty()) {
            throw Problem.invalid("items-needed");
        }
        mode = mode == null ? Mode.ALL_OR_NOTHING : mode;
    }
}
