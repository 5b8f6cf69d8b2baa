package io.serialhub.exports;

import java.util.List;

/** What the rows of a file that we write tell, and the fields they have. */
public enum ExportRows {
    /** One row for each unit that left since the last file, or whose leaving was taken back. */
    SHIPMENTS(
            "action",
            "number",
            "material",
            "materialName",
            "gtin",
            "lot",
            "order",
            "reference",
            "customer",
            "customerName",
            "place",
            "site",
            "carrier",
            "tracking",
            "step",
            "shippedAt",
            "recordedAt",
            "event"),
    /** One row for each unit that is in stock at the moment of writing. */
    STOCK(
            "number",
            "material",
            "materialName",
            "gtin",
            "lot",
            "place",
            "placeName",
            "site",
            "owner",
            "quality",
            "holds",
            "takenAt");

    private final List<String> fields;

    ExportRows(String... fields) {
        this.fields = List.of(fields);
    }

    public List<String> fields() {
        return fields;
    }
}
