package io.serialhub.ledger;

import io.serialhub.location.LocationKey;
import io.serialhub.order.OrderKey;
import io.serialhub.party.PartyKey;
import io.serialhub.party.PartyKind;
import java.time.Instant;
import java.util.Map;

/** The context of a call, resolved: what all its items share. */
record Scene(
        StepDefinition step,
        OrderKey order,
        PartyKey party,
        LocationKey place,
        String site,
        String reason,
        Instant happenedAt,
        Instant recordedAt,
        Long corrects,
        Map<String, String> fields) {

    Long orderId() {
        return order == null ? null : order.id();
    }

    Long placeId() {
        return place == null ? null : place.id();
    }

    Character placeKind() {
        return place == null ? null : place.kind().code();
    }

    Long partyId() {
        return party == null ? null : party.id();
    }

    /** What a party is to us: dealers are customers too. */
    OwnerKind ownerKind() {
        return party == null ? null : ownerKind(party.kind());
    }

    static OwnerKind ownerKind(PartyKind kind) {
        return switch (kind) {
            case OWN -> OwnerKind.OWN;
            case SUPPLIER -> OwnerKind.SUPPLIER;
            default -> OwnerKind.CUSTOMER;
        };
    }

    Facts facts(Long other, Long lotId, Map<String, Object> data) {
        return new Facts(orderId(), placeId(), placeKind(), partyId(), ownerKind(), happenedAt, other, lotId, data);
    }
}
