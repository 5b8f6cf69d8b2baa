package io.serialhub.order;

import io.serialhub.base.Problem;
import io.serialhub.location.LocationIndex;
import io.serialhub.location.LocationKey;
import io.serialhub.location.SiteIndex;
import io.serialhub.material.MaterialIndex;
import io.serialhub.material.MaterialKey;
import io.serialhub.party.PartyIndex;
import io.serialhub.party.PartyKey;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What an order refers to by code, found or refused. */
@Dependent
class OrderNames {
    private final MaterialIndex materials;
    private final PartyIndex parties;
    private final LocationIndex locations;
    private final SiteIndex sites;

    @Inject
    OrderNames(MaterialIndex materials, PartyIndex parties, LocationIndex locations, SiteIndex sites) {
        this.materials = materials;
        this.parties = parties;
        this.locations = locations;
        this.sites = sites;
    }

    /**
     * @param order     with its site
     * @param materials ids by code
     */
    record Resolved(Order order, Long partyId, Long locationId, Map<String, Long> materials) {}

    Resolved resolve(Order order) {
        LocationKey location = order.location() == null ? null : location(order.location());
        return new Resolved(
                order.at(site(order, location)),
                order.party() == null ? null : party(order.party()).id(),
                location == null ? null : location.id(),
                materials(order));
    }

    private String site(Order order, LocationKey location) {
        if (location == null) {
            return sites.choose(order.site());
        }
        if (order.site() != null && !order.site().equals(location.site())) {
            throw Problem.invalid(
                    "order-site-of-location",
                    "site",
                    order.site(),
                    "location",
                    location.code(),
                    "expected",
                    location.site());
        }
        return location.site();
    }

    private LocationKey location(String code) {
        LocationKey key = locations.byCodes(List.of(code)).get(code);
        if (key == null) {
            throw Problem.invalid("unknown-location", "location", code);
        }
        return key;
    }

    private PartyKey party(String code) {
        PartyKey key = parties.byCodes(List.of(code)).get(code);
        if (key == null) {
            throw Problem.invalid("unknown-party", "party", code);
        }
        return key;
    }

    private Map<String, Long> materials(Order order) {
        Map<String, MaterialKey> found = materials.byCodes(
                order.lines().stream().map(OrderLine::material).collect(Collectors.toSet()));
        var resolved = new HashMap<String, Long>();
        for (OrderLine line : order.lines()) {
            MaterialKey key = found.get(line.material());
            if (key == null) {
                throw Problem.invalid("unknown-material", "material", line.material(), "line", line.lineNo());
            }
            resolved.put(line.material(), key.id());
        }
        return resolved;
    }
}
