package io.serialhub.ledger;

import io.serialhub.base.Database;
import io.serialhub.location.LocationIndex;
import io.serialhub.location.LocationKey;
import io.serialhub.material.MaterialIndex;
import io.serialhub.material.MaterialKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Recognises what is in front of somebody: a unit, a carton with all that is in it, or nothing that is known. */
@ApplicationScoped
public class UnitSpotter {
    @Inject
    Database database;

    @Inject
    Resolver resolver;

    @Inject
    Boxes boxes;

    @Inject
    MaterialIndex materials;

    @Inject
    LocationIndex locations;

    /** @param material tells apart a code that several materials share, or null */
    public Spotted spot(String code, String material) {
        Boxes.Box box = boxes.find(List.of(code)).get(code);
        if (box != null) {
            List<Long> content = boxes.loads(List.of(box), false).get(box.id()).content().stream()
                    .map(Boxes.Content::id)
                    .toList();
            return new Spotted(units(content), List.of());
        }
        List<Hit> hits = resolver.resolve(List.of(code)).getOrDefault(code, List.of());
        if (hits.size() > 1) {
            Map<Long, MaterialKey> byId =
                    materials.byIds(hits.stream().map(Hit::materialId).collect(Collectors.toSet()));
            List<Hit> meant = hits.stream()
                    .filter(hit -> byId.get(hit.materialId()).code().equals(material))
                    .toList();
            if (meant.size() != 1) {
                return new Spotted(
                        List.of(),
                        hits.stream()
                                .map(hit -> new Candidate(
                                        hit.code(), byId.get(hit.materialId()).code(), null, null))
                                .toList());
            }
            hits = meant;
        }
        return new Spotted(units(hits.stream().map(Hit::id).toList()), List.of());
    }

    private List<Spotted.Unit> units(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<StoredUnit> found = database.with(h -> database.in(
                        h.createQuery("SELECT " + StateRow.SELECT + " FROM unit u WHERE u.id <ids>"), "ids", ids)
                .map((rs, ctx) -> StateRow.read(rs))
                .list());
        Map<Long, LocationKey> places = locations.byIds(found.stream()
                .map(unit -> unit.state().placeId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return found.stream().map(unit -> unit(unit, places)).toList();
    }

    private static Spotted.Unit unit(StoredUnit unit, Map<Long, LocationKey> places) {
        UnitState state = unit.state();
        boolean ended = state.quality() == Quality.SCRAPPED
                || state.number() == NumberState.RETIRED
                || state.number() == NumberState.VOID;
        LocationKey place = state.placeId() == null ? null : places.get(state.placeId());
        return new Spotted.Unit(
                unit.id(),
                unit.code(),
                state.custody() == Custody.LOCATION && !ended,
                state.custody() == Custody.UNKNOWN && state.quality() != Quality.SCRAPPED,
                state.placeId(),
                place == null ? null : place.code());
    }
}
