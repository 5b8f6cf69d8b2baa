package io.serialhub.inbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What a message from outside asks for; each is the document that the REST interface takes for it. */
public enum CommandKind {
    /** Something happened to units: {@code POST /scans}. */
    @JsonProperty("scan")
    SCAN,
    /** {@code PUT /orders/{code}}. */
    @JsonProperty("order")
    ORDER,
    /** {@code PUT /materials/{code}}. */
    @JsonProperty("material")
    MATERIAL,
    /** {@code PUT /partners/{code}}. */
    @JsonProperty("partner")
    PARTNER;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
