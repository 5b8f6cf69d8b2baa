package io.serialhub.outbox;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.serialhub.base.Json;
import io.serialhub.base.Settings;
import java.time.Instant;

/**
 * The envelope of every message: CloudEvents 1.0 in structured JSON. {@code data} is left out when there is nothing to say.
 *
 * @param gap an extension: the id of the message before this one that never arrived, when one is missing
 */
record CloudEvent(
        String specversion,
        String id,
        String source,
        String type,
        String subject,
        Instant time,
        String gap,
        String datacontenttype,
        @JsonRawValue String data) {
    private static final String SOURCE = Settings.get("serial.source", "/serial-hub");

    static String json(String id, String type, String subject, Instant time, String gap, String data) {
        String mediaType = data == null ? null : "application/json";
        return Json.write(new CloudEvent("1.0", id, SOURCE, type, subject, time, gap, mediaType, data));
    }
}
