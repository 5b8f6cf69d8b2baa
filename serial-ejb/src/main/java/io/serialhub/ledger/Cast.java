package io.serialhub.ledger;

import io.serialhub.base.Database;
import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import io.serialhub.location.LocationIndex;
import io.serialhub.location.LocationKey;
import io.serialhub.lot.LotIndex;
import io.serialhub.lot.LotKey;
import io.serialhub.lot.LotName;
import io.serialhub.material.BomIndex;
import io.serialhub.material.LimitIndex;
import io.serialhub.material.MaterialIndex;
import io.serialhub.material.MaterialKey;
import io.serialhub.material.TestLimit;
import io.serialhub.order.OrderKey;
import io.serialhub.party.PartyIndex;
import io.serialhub.party.PartyKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that a call's items name, read and locked before the first of them is judged. */
@ApplicationScoped
class Cast {
    @Inject
    Database database;

    @Inject
    Resolver resolver;

    @Inject
    UnitStore units;

    @Inject
    Contents contents;

    @Inject
    MaterialIndex materials;

    @Inject
    BomIndex boms;

    @Inject
    LotIndex lots;

    @Inject
    LimitIndex limits;

    @Inject
    PartyIndex parties;

    @Inject
    LocationIndex locations;

    @Inject
    Dealings dealings;

    @Inject
    Promised promised;

    @Inject
    Profiles profiles;

    /**
     * @param materials by code and by id
     * @param held      why a unit must not leave, for what it contains
     * @param heldLots  lots that items bring with them and that are on hold
     * @param parents   codes of the units that found ones are inside of, where the step puts parts together
     * @param parties   that the items' data names, by code
     * @param dealings  past orders of the units, where the step asks for them
     * @param promised  how many units of a material are reserved for the order of the call
     * @param orders    codes of the other orders that units are reserved for, by id
     * @param limits    of measurements by material, where the step asks for them
     * @param profiles  by which the numbers of units that are new here go
     */
    record Present(
            Map<String, List<Hit>> hits,
            Map<Long, StoredUnit> units,
            Map<String, MaterialKey> materialsByCode,
            Map<Long, MaterialKey> materials,
            Map<LotName, LotKey> lots,
            Map<Long, Reason> held,
            Map<Long, String> heldLots,
            Map<Long, String> parents,
            Positions positions,
            Map<String, PartyKey> parties,
            Map<String, LocationKey> places,
            Dealings.Found dealings,
            Map<Long, Integer> promised,
            Map<Long, String> orders,
            Map<Long, List<TestLimit>> limits,
            Profiles.Found profiles) {
        /** To judge a call once more from its beginning. */
        Present copy() {
            return new Present(
                    hits,
                    new HashMap<>(units),
                    materialsByCode,
                    materials,
                    lots,
                    held,
                    heldLots,
                    parents,
                    positions,
                    parties,
                    places,
                    dealings,
                    promised,
                    orders,
                    limits,
                    profiles);
        }
    }

    Present of(Scene scene, List<Item> items) {
        if (items.size() > database.maxItems()) {
            throw Problem.of(
                    Problem.Kind.TOO_LARGE, "too-many-items", "items", items.size(), "max", database.maxItems());
        }
        Map<String, List<Hit>> hits = resolver.resolve(items.stream()
                .flatMap(item -> Stream.of(item.code(), item.parent()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        Map<Long, StoredUnit> found = new HashMap<>(units.lock(
                hits.values().stream().flatMap(List::stream).map(Hit::id).collect(Collectors.toSet())));
        if (scene.step().has(Guard.IN_PARENT)) {
            found.putAll(units.lock(parentsOf(found.values())));
        }
        Set<String> materialCodes = new HashSet<>(named(items, "material"));
        items.stream().map(Item::material).filter(Objects::nonNull).forEach(materialCodes::add);
        Map<String, MaterialKey> byCode = materials.byCodes(materialCodes);
        var byId = new HashMap<>(materials.byIds(materialIds(found.values(), scene.order())));
        byCode.values().forEach(material -> byId.put(material.id(), material));
        boolean attaches = scene.step().has(Guard.BOM);
        Set<Long> parents = new HashSet<>(attaches ? parents(items, hits) : Set.of());
        if (scene.step().has(Guard.IN_PARENT)) {
            parents.addAll(parentsOf(found.values()));
        }
        Map<LotName, LotKey> named = lots(scene, items, byCode, hits, found);
        boolean heldMatters = scene.step().has(Guard.NO_HOLD);
        return new Present(
                hits,
                found,
                byCode,
                byId,
                named,
                heldMatters ? contents.held(found.values()) : Map.of(),
                heldMatters && attaches
                        ? contents.heldLots(
                                named.values().stream().map(LotKey::id).toList())
                        : Map.of(),
                attaches ? units.codes(parentsOf(found.values())) : Map.of(),
                new Positions(
                        boms.of(parents.stream()
                                .map(id -> found.get(id).state().materialId())
                                .collect(Collectors.toSet())),
                        contents.partsOf(parents)),
                parties.byCodes(named(items, "holder", "ownerParty")),
                locations.byCodes(named(items, "place")),
                scene.step().has(Guard.SOLD_TO) || scene.step().has(Guard.BOUGHT_FROM)
                        ? dealings.of(found.keySet())
                        : Dealings.Found.NONE,
                promised.onOrder(scene.order()),
                promised.orders(found.values()),
                scene.step().has(Guard.LIMITS) ? limits.of(byId.keySet()) : Map.of(),
                profiles.of(items, scene.step().roles().stream().anyMatch(StepRole::takesNew), byId.values()));
    }

    private static Set<Long> parents(List<Item> items, Map<String, List<Hit>> hits) {
        return items.stream()
                .map(Item::parent)
                .filter(Objects::nonNull)
                .flatMap(code -> hits.getOrDefault(code, List.of()).stream())
                .map(Hit::id)
                .collect(Collectors.toSet());
    }

    /** Where units come out of, when the call does not say. */
    private static Set<Long> parentsOf(Collection<StoredUnit> units) {
        return units.stream()
                .map(unit -> unit.state().parentId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static Set<Long> materialIds(Collection<StoredUnit> units, OrderKey order) {
        var ids = units.stream().map(u -> u.state().materialId()).collect(Collectors.toCollection(HashSet::new));
        if (order != null) {
            order.lines().forEach(line -> ids.add(line.materialId()));
            order.open().keySet().forEach(slot -> ids.add(slot.materialId()));
        }
        return ids;
    }

    /** Lots that items bring with them; one that nobody announced is made on sight. */
    private Map<LotName, LotKey> lots(
            Scene scene,
            List<Item> items,
            Map<String, MaterialKey> byCode,
            Map<String, List<Hit>> hits,
            Map<Long, StoredUnit> found) {
        var names = new HashSet<LotName>();
        for (Item item : items) {
            if (item.lot() != null) {
                MaterialKey material = item.material() == null ? null : byCode.get(item.material());
                List<Hit> own = item.code() == null ? List.of() : hits.getOrDefault(item.code(), List.of());
                if (material != null) {
                    names.add(new LotName(material.id(), item.lot()));
                } else if (own.size() == 1) {
                    names.add(new LotName(found.get(own.get(0).id()).state().materialId(), item.lot()));
                } else if (scene.order() != null && scene.order().lines().size() == 1) {
                    names.add(new LotName(scene.order().lines().get(0).materialId(), item.lot()));
                }
            }
        }
        return names.isEmpty() ? Map.of() : lots.ensure(names);
    }

    private static Set<String> named(List<Item> items, String... keys) {
        return items.stream()
                .flatMap(item -> Stream.of(keys).map(key -> item.data().get(key)))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .collect(Collectors.toSet());
    }
}
