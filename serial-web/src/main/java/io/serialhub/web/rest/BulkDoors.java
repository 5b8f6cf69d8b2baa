package io.serialhub.web.rest;

import io.serialhub.base.Draft;
import io.serialhub.base.RowAnswer;
import io.serialhub.location.Location;
import io.serialhub.location.Locations;
import io.serialhub.lot.Lot;
import io.serialhub.lot.Lots;
import io.serialhub.material.Material;
import io.serialhub.material.Materials;
import io.serialhub.order.Order;
import io.serialhub.order.Orders;
import io.serialhub.party.Parties;
import io.serialhub.party.Party;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.BiFunction;

/** The doors that take many documents at once. */
@RequestScoped
public class BulkDoors {
    /**
     * @param kind as addresses and the log of messages name it
     * @param save of drafts, and whether they stand or fall together
     */
    public record BulkDoor<T>(String kind, Class<T> type, BiFunction<List<Draft<T>>, Boolean, List<RowAnswer>> save) {}

    @Inject
    Materials materials;

    @Inject
    Parties parties;

    @Inject
    Locations locations;

    @Inject
    Lots lots;

    @Inject
    Orders orders;

    public BulkDoor<Material> materials() {
        return new BulkDoor<>("materials", Material.class, materials::saveAll);
    }

    public BulkDoor<Party> partners() {
        return new BulkDoor<>("partners", Party.class, parties::saveAll);
    }

    public BulkDoor<Location> locations() {
        return new BulkDoor<>("locations", Location.class, locations::saveAll);
    }

    public BulkDoor<Lot> lots() {
        return new BulkDoor<>("lots", Lot.class, lots::saveAll);
    }

    public BulkDoor<Order> orders() {
        return new BulkDoor<>("orders", Order.class, orders::saveAll);
    }
}
