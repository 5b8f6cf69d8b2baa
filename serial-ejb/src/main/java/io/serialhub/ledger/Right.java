package io.serialhub.ledger;

import com.fasterxml.jackson.core.type.TypeReference;
import io.serialhub.base.Coded;
import io.serialhub.base.Json;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What a correction says was right, as it stands in the data of the unit's row: hashed with it, and all that a fold years
 * later needs.
 */
final class Right {
    /** Role of a unit whose event counts with other facts. */
    static final String AMENDED = "amended";

    /** Role of a unit that was meant instead of another. */
    static final String MEANT = "meant";

    static final String CORRECTS = "corrects";
    static final String UNBOXED = "unboxed";
    static final String STEP = "asStep";
    static final String VERSION = "asVersion";
    static final String ROLE = "asRole";
    static final String ORDER = "asOrder";
    static final String PARTY = "asParty";
    static final String PLACE = "asLocation";
    static final String AT = "asHappenedAt";

    private static final String ORDER_ID = "asOrderId";
    private static final String PARTY_ID = "asPartyId";
    private static final String PLACE_ID = "asPlaceId";
    private static final String PLACE_KIND = "asPlaceKind";
    private static final String OWNER_KIND = "asOwnerKind";

    private Right() {}

    /** @param own what the step itself keeps of the unit */
    static Map<String, Object> data(Scene scene, String role, Map<String, Object> own, long corrects) {
        var data = new HashMap<>(own);
        data.put(CORRECTS, Long.toString(corrects));
        data.put(STEP, scene.step().code());
        data.put(VERSION, scene.step().version());
        data.put(ROLE, role);
        data.put(AT, scene.happenedAt().toString());
        if (scene.order() != null) {
            data.put(ORDER, scene.order().code());
            data.put(ORDER_ID, scene.orderId());
        }
        if (scene.place() != null) {
            data.put(PLACE, scene.place().code());
            data.put(PLACE_ID, scene.placeId());
            data.put(PLACE_KIND, scene.placeKind().toString());
        }
        if (scene.party() != null) {
            data.put(PARTY, scene.party().code());
            data.put(PARTY_ID, scene.partyId());
            data.put(OWNER_KIND, String.valueOf(scene.ownerKind().code()));
        }
        return data;
    }

    /** The unit is in no box since the correction. */
    static EventRow unboxed(EventRow row) {
        var data = new HashMap<>(Json.read(row.data(), new TypeReference<Map<String, Object>>() {}));
        data.put(UNBOXED, true);
        return new EventRow(
                row.unit(),
                row.role(),
                row.line(),
                row.other(),
                row.lotId(),
                row.quantity(),
                row.position(),
                Json.write(data),
                row.corrects());
    }

    /** What the event counts with since the correction. */
    static Facts facts(HistoryRow row) {
        Map<String, Object> said = row.values();
        String kind = (String) said.get(PLACE_KIND);
        String owner = (String) said.get(OWNER_KIND);
        return new Facts(
                id(said, ORDER_ID),
                id(said, PLACE_ID),
                kind == null ? null : kind.charAt(0),
                id(said, PARTY_ID),
                owner == null ? null : Coded.ofCode(OwnerKind.class, owner),
                Instant.parse((String) said.get(AT)),
                row.other(),
                row.lotId(),
                said);
    }

    private static Long id(Map<String, Object> said, String key) {
        return said.get(key) instanceof Number number ? number.longValue() : null;
    }
}
