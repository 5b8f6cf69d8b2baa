package io.serialhub.web.rest;

import java.util.List;

/** @param items one answer a row, in the order of the call */
record BulkSaved(int saved, int refused, List<BulkRow> items) {
    BulkSaved(List<BulkRow> items) {
        this(
                (int) items.stream().filter(row -> row.outcome() != null).count(),
                (int) items.stream().filter(row -> row.reason() != null).count(),
                items);
    }
}
