package io.serialhub.location;

import io.serialhub.audit.Audit;
import io.serialhub.base.Bulk;
import io.serialhub.base.Bulk.Plan;
import io.serialhub.base.Draft;
import io.serialhub.base.Ids;
import io.serialhub.base.Problem;
import io.serialhub.base.RowAnswer;
import io.serialhub.base.Saved.Outcome;
import io.serialhub.base.Store;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Locations by the hundred, by the rules of {@link Locations#save}. A parent may come in the same call, before what is
 * inside it. A place that moves, or becomes something else, is looked at by itself; such rows are few.
 */
@Dependent
class ManyLocations {
    private final EntityManager entityManager;
    private final LocationIndex index;
    private final SiteIndex sites;
    private final PlaceRules rules;
    private final Store store;
    private final Ids ids;
    private final Audit audit;

    @Inject
    ManyLocations(
            EntityManager entityManager,
            LocationIndex index,
            SiteIndex sites,
            PlaceRules rules,
            Store store,
            Ids ids,
            Audit audit) {
        this.entityManager = entityManager;
        this.index = index;
        this.sites = sites;
        this.rules = rules;
        this.store = store;
        this.ids = ids;
        this.audit = audit;
    }

    List<RowAnswer> save(List<Draft<Location>> drafts, boolean allOrNothing) {
        if (drafts.isEmpty()) {
            return List.of();
        }
        var bulk = new Bulk<>(drafts, Location::code);
        Map<String, StoredLocation> kept = kept(drafts);
        Map<String, LocationKey> places = places(drafts);
        Map<Long, LocationKey> above = index.byIds(kept.values().stream()
                .map(StoredLocation::parentId)
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.toSet()));
        UnaryOperator<String> chosen = sites.chooser();
        var newPlaces = new NewPlaces();
        var newIds = ids.several("location", drafts.size() - kept.size());
        bulk.decide(draft -> {
            Location asked = draft.document();
            LocationKey parent = parent(asked, places);
            Location location = asked.at(site(asked, parent, chosen));
            Long parentId = parent == null ? null : parent.id();
            StoredLocation stored = kept.get(location.code());
            if (stored == null) {
                Store.expectNew(location.code(), draft.expectedVersion());
                var made = new StoredLocation(newIds.getAsLong(), location, parentId);
                places.put(
                        location.code(), new LocationKey(made.id(), location.code(), location.kind(), location.site()));
                return new Plan(
                        Outcome.CREATED,
                        null,
                        () -> newPlaces.add(made),
                        () -> made.view(location.parent()),
                        made::version);
            }
            Store.expect(location.code(), draft.expectedVersion(), stored.version());
            Location before = stored.view(
                    stored.parentId() == null
                            ? null
                            : above.get(stored.parentId()).code());
            if (location.saysTheSameAs(before)) {
                return Plan.same(before, stored.version());
            }
            rules.check(stored.id(), before, location, parentId);
            return new Plan(
                    Outcome.CHANGED,
                    before,
                    () -> stored.become(location, parentId),
                    () -> stored.view(location.parent()),
                    stored::version);
        });
        if (bulk.write(allOrNothing)) {
            for (List<StoredLocation> level : newPlaces.byDepth.values()) {
                level.forEach(entityManager::persist);
                store.flush("locations");
            }
            store.flush("locations");
            audit.changed("location", bulk.changes());
        }
        return bulk.answers();
    }

    /** Places that are new, by how many new ones they are inside of: what is inside refers to what must be there first. */
    private static final class NewPlaces {
        private final Map<Long, Integer> depths = new HashMap<>();
        private final TreeMap<Integer, List<StoredLocation>> byDepth = new TreeMap<>();

        void add(StoredLocation made) {
            int depth = made.parentId() == null ? 0 : depths.getOrDefault(made.parentId(), -1) + 1;
            depths.put(made.id(), depth);
            byDepth.computeIfAbsent(depth, d -> new ArrayList<>()).add(made);
        }
    }

    private static LocationKey parent(Location location, Map<String, LocationKey> places) {
        if (location.parent() == null) {
            return null;
        }
        LocationKey key = places.get(location.parent());
        if (key == null) {
            throw Problem.invalid("unknown-parent", "parent", location.parent());
        }
        return key;
    }

    /** The parent's; without one it is chosen. */
    static String site(Location location, LocationKey parent, UnaryOperator<String> chosen) {
        if (parent == null) {
            return chosen.apply(location.site());
        }
        if (location.site() != null && !location.site().equals(parent.site())) {
            throw Problem.invalid(
                    "location-site-of-parent",
                    "site",
                    location.site(),
                    "parent",
                    location.parent(),
                    "expected",
                    parent.site());
        }
        return parent.site();
    }

    private Map<String, LocationKey> places(List<Draft<Location>> drafts) {
        Set<String> parents = new HashSet<>();
        drafts.forEach(draft -> parents.add(draft.document().parent()));
        parents.remove(null);
        return new HashMap<>(index.byCodes(parents));
    }

    private Map<String, StoredLocation> kept(List<Draft<Location>> drafts) {
        return entityManager
                .createQuery("SELECT l FROM StoredLocation l WHERE l.code IN :codes", StoredLocation.class)
                .setParameter(
                        "codes", drafts.stream().map(d -> d.document().code()).collect(Collectors.toSet()))
                .getResultStream()
                .collect(Collectors.toMap(StoredLocation::code, Function.identity()));
    }
}
