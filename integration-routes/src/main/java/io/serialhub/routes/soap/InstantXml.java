package io.serialhub.routes.soap;

import jakarta.xml.bind.annotation.adapters.XmlAdapter;
import java.time.Instant;
import java.time.OffsetDateTime;

/** {@code xs:dateTime} with an offset; the schema refuses others. */
public class InstantXml extends XmlAdapter<String, Instant> {
    @Override
    public Instant unmarshal(String text) {
        return text == null ? null : OffsetDateTime.parse(text.trim()).toInstant();
    }

    @Override
    public String marshal(Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
