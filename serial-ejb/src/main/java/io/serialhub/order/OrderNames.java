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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
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
        return known(List.of(order)).resolve(order);
    }

    /** Everything that these orders refer to; a few statements, however many they are. */
    Known known(Collection<Order> orders) {
        boolean choose = orders.stream().anyMatch(order -> order.location() == null);
        return new Known(
                choose ? sites.chooser() : UnaryOperator.identity(),
                materials.byCodes(orders.stream()
                        .flatMap(order -> order.lines().stream())
                        .map(OrderLine::material)
                        .collect(Collectors.toSet())),
                parties.byCodes(named(orders, Order::party)),
                locations.byCodes(named(orders, Order::location)));
    }

    private static Set<String> named(Collection<Order> orders, Function<Order, String> name) {
        return orders.stream().map(name).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /**
     * @param sites   chooses the site of an order without a place
     * @param parties and the others: those that there are, by code
     */
    record Known(
            UnaryOperator<String> sites,
            Map<String, MaterialKey> materials,
            Map<String, PartyKey> parties,
            Map<String, LocationKey> locations) {

        /** @throws Problem {@code unknown-material}, {@code unknown-party}, {@code unknown-location}, what {@link SiteIndex#choose} says */
        Resolved resolve(Order order) {
            LocationKey location = order.location() == null
                    ? null
                    : found(locations, "unknown-location", "location", order.location());
            return new Resolved(
                    order.at(site(order, location)),
                    order.party() == null
                            ? null
                            : found(parties, "unknown-party", "party", order.party())
                                    .id(),
                    location == null ? null : location.id(),
                    materials(order));
        }

        private String site(Order order, LocationKey location) {
            if (location == null) {
                return sites.apply(order.site());
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

        private static <T> T found(Map<String, T> all, String refusal, String what, String code) {
            T key = all.get(code);
            if (key == null) {
                throw Problem.invalid(refusal, what, code);
            }
            return key;
        }

        private Map<String, Long> materials(Order order) {
            var resolved = new HashMap<String, Long>();
            for (OrderLine line : order.lines()) {
                MaterialKey key = materials.get(line.material());
                if (key == null) {
                    throw Problem.invalid("unknown-material", "material", line.material(), "line", line.lineNo());
                }
                resolved.put(line.material(), key.id());
            }
            return resolved;
        }
    }
}
