package io.serialhub.imports;

import static io.serialhub.imports.Loader.first;

import io.serialhub.base.Coded;
import io.serialhub.base.Permission;
import io.serialhub.base.Saved;
import io.serialhub.location.Location;
import io.serialhub.location.LocationIndex;
import io.serialhub.location.LocationKey;
import io.serialhub.location.LocationKind;
import io.serialhub.location.Locations;
import io.serialhub.location.Site;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Plants, lines, warehouses, bins, shops and service centres; a row with a time zone also sets up its site. */
@ApplicationScoped
class LocationRows implements Loader {
    @Inject
    Locations locations;

    @Inject
    LocationIndex index;

    @Override
    public ImportKind kind() {
        return ImportKind.LOCATIONS;
    }

    @Override
    public Set<Permission> permissions() {
        return Set.of(Permission.MASTER_READ, Permission.MASTER_WRITE);
    }

    @Override
    public List<Verdict> load(List<Row> rows, Surroundings at) {
        Map<String, LocationKey> known = index.byCodes(Lookup.written(rows, "code", "parent"));
        Set<String> sites = locations.sites().stream().map(Site::code).collect(Collectors.toCollection(HashSet::new));
        Set<String> made = new HashSet<>();
        return each(rows, row -> {
            String code = row.neededCode("code", 60);
            Location old = known.containsKey(code) ? locations.get(code) : null;
            Location location = Loader.checked(row, () -> location(row, code, old));
            if (location.parent() != null
                    && !known.containsKey(location.parent())
                    && !made.contains(location.parent())) {
                throw row.refused("parent", "unknown-parent", "parent", location.parent());
            }
            boolean siteMade = site(row, location, sites);
            Saved.Outcome outcome = locations.save(location, null).outcome();
            made.add(code);
            return outcome == Saved.Outcome.UNCHANGED && siteMade ? Verdict.created(row) : Verdict.of(row, outcome);
        });
    }

    private static Location location(Row row, String code, Location old) {
        LocationKind kind = Coded.ofWord(LocationKind.class, row.word("kind", "location"));
        String parent = row.code("parent", 60);
        String site = row.code("site", 20);
        String zh = row.text("nameZh", 200);
        String en = row.text("nameEn", 200);
        if (old == null) {
            return new Location(code, row.needed("kind", kind), parent, zh, en, site, row.yes("active", true), 0);
        }
        return new Location(
                code,
                first(kind, old.kind()),
                first(parent, old.parent()),
                first(zh, old.nameZh()),
                first(en, old.nameEn()),
                first(site, old.site()),
                row.yes("active", old.active()),
                0);
    }

    private boolean site(Row row, Location location, Set<String> sites) {
        if (location.site() == null || sites.contains(location.site())) {
            return false;
        }
        if (!row.has("timeZone")) {
            throw row.refused("site", "unknown-site", "site", location.site());
        }
        locations.saveSite(Loader.checked(
                row, () -> new Site(location.site(), location.nameZh(), location.nameEn(), row.text("timeZone", 60))));
        return sites.add(location.site());
    }
}
