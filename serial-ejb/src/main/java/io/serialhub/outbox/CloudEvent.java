package io.serialhub.outbox;

import io.serialhub.base.JsonObject;
import io.serialhub.base.Settings;
import java.time.Instant;

/** The envelope of every message: CloudEvents 1.0 in structured JSON. {@code data} is left out when there is nothing to say. */
final class CloudEvent {
    private static final String SOURCE = Settings.get("serial.source", "/serial-hub");

    private CloudEvent() {}

    /** @param gap an extension: the id of the message before this one that never arrived, when one is missing */
    static String json(String id, String type, String subject, Instant time, String gap, String data) {
        return new JsonObject()
                .raw("data", data)
                .put("datacontenttype", data == null ? null : "application/json")
                .put("gap", gap)
                .put("id", id)
                .put("source", SOURCE)
                .put("specversion", "1.0")
                .put("subject", subject)
                .put("time", time)
                .put("type", type)
                .toString();
    }
}
