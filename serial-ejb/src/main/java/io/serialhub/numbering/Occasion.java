package io.serialhub.numbering;

import java.time.Instant;
import java.util.Map;

/**
 * What all numbers of a batch have in common.
 *
 * @param material its attributes by the names that segments use
 * @param line     code of the line or plant, or null
 * @param order    code of the order, or null
 */
record Occasion(Map<String, String> material, String line, String site, String order, Instant at) {
    Occasion {
        material = Map.copyOf(material);
    }

    /** The text that a segment takes from the occasion, or null when the occasion has none. */
    String text(Segment segment) {
        return switch (segment.kind()) {
            case MATERIAL -> material.get(segment.option("attribute", ""));
            case LINE -> line;
            case SITE -> site;
            case ORDER -> order;
            default -> null;
        };
    }
}
