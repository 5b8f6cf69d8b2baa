package io.serialhub.stock;

import io.serialhub.base.Fields;
import java.time.Instant;

/**
 * Something that was seen in a count.
 *
 * @param code     as it was scanned, at most 200 characters
 * @param location where; null: the place that is counted
 * @param material tells apart a code that several materials share, or null
 * @param seenAt   when, by somebody who tells of it later; null or in the future: now
 */
public record Sight(String code, String location, String material, Instant seenAt) {
    public Sight {
        code = Fields.needed("code", code, 200);
    }
}
