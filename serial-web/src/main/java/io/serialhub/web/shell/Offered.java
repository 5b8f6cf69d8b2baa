package io.serialhub.web.shell;

import io.serialhub.location.Location;
import io.serialhub.location.Locations;
import io.serialhub.location.Site;
import io.serialhub.material.Material;
import io.serialhub.material.MaterialFilter;
import io.serialhub.material.Materials;
import io.serialhub.party.Parties;
import io.serialhub.party.Party;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** What fields offer while somebody types; any other code can be typed or scanned as well. */
@Named
@RequestScoped
public class Offered {
    private static final int MOST = 200;

    @Inject
    private Locations locations;

    @Inject
    private Parties parties;

    @Inject
    private Materials materials;

    private List<Location> places;
    private List<Party> partners;
    private List<Material> goods;
    private List<Site> sites;

    public List<Location> getPlaces() {
        if (places == null) {
            places = locations.list(null, null, null, MOST).items();
        }
        return places;
    }

    public List<Party> getParties() {
        if (partners == null) {
            partners = parties.list(null, null, null, MOST).items();
        }
        return partners;
    }

    public List<Material> getMaterials() {
        if (goods == null) {
            goods = materials.list(MaterialFilter.ALL, null, MOST).items();
        }
        return goods;
    }

    public List<Site> getSites() {
        if (sites == null) {
            sites = locations.sites();
        }
        return sites;
    }
}
