package io.serialhub.ledger;

import io.serialhub.base.Ref;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One event in the life of one unit.
 *
 * @param event       its number
 * @param kind        made, moved, quality, service or label
 * @param others      units that it went into, came out of or took in, with their materials
 * @param data        what was said of this unit alone
 * @param fields      what was said of all units of the event
 * @param correctedBy the event that took it back for this unit, or null
 * @param corrects    the event that it takes back, or null
 * @param hash        of the unit's chain up to here, hexadecimal
 */
public record TimelineEntry(
        String event,
        int seq,
        String step,
        String titleZh,
        String titleEn,
        String icon,
        String kind,
        Instant happenedAt,
        Instant recordedAt,
        String actor,
        String channel,
        String order,
        Ref place,
        Ref party,
        String role,
        List<Other> others,
        String lot,
        String position,
        String reason,
        Map<String, Object> data,
        Map<String, String> fields,
        String correctedBy,
        String corrects,
        String hash) {

    /** Another unit in the same event, or a lot when {@code unit} is null. */
    public record Other(String unit, String role, String lot, Ref material) {}
}
