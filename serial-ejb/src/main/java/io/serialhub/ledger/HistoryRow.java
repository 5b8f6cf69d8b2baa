package io.serialhub.ledger;

import com.fasterxml.jackson.core.type.TypeReference;
import io.serialhub.base.Coded;
import io.serialhub.base.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * One stored row of a unit's history with the event that it belongs to.
 *
 * @param corrects the event that this row of a correction corrects for the unit, or null
 */
record HistoryRow(
        long unitId,
        int seq,
        String role,
        Long line,
        Long other,
        Long lotId,
        BigDecimal quantity,
        String position,
        String data,
        byte[] hash,
        Long corrects,
        EventHead event) {

    /** The event as it is stored. */
    record EventHead(
            long id,
            String step,
            int stepVersion,
            Instant happenedAt,
            Instant recordedAt,
            String actor,
            String channel,
            String site,
            Long order,
            Long place,
            Long party,
            String reason,
            Long corrects,
            String doc,
            byte[] salt,
            byte[] commitment) {

        Chain.Link link() {
            return new Chain.Link(
                    id, step, stepVersion, happenedAt, recordedAt, site, order, place, party, corrects, commitment);
        }
    }

    Map<String, Object> values() {
        return data == null ? Map.of() : Json.read(data, new TypeReference<Map<String, Object>>() {});
    }

    Facts facts() {
        EventDoc doc = Json.read(event.doc(), EventDoc.class);
        return new Facts(
                event.order(),
                event.place(),
                doc.placeKind(),
                event.party(),
                doc.ownerKind() == null
                        ? null
                        : Coded.ofCode(OwnerKind.class, doc.ownerKind().toString()),
                event.happenedAt(),
                other,
                lotId,
                values());
    }
}
