package io.serialhub.stock;

import io.serialhub.base.Reason;
import io.serialhub.ledger.Spotted;
import io.serialhub.ledger.UnitSpotter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** What somebody who counts sees: finds out what it is, keeps it, and says at once what is odd about it. */
@ApplicationScoped
class StocktakeScans {
    @Inject
    StocktakeSightings sightings;

    @Inject
    UnitSpotter spotter;

    /** @param code as it was scanned @param material tells apart a code that several materials share, or null */
    Seen seen(StocktakeSightings.Sighting sighting, String code, String material) {
        Spotted spotted = spotter.spot(code, material);
        if (!spotted.candidates().isEmpty()) {
            Reason several = Reason.of("unit-ambiguous", "code", code);
            return new Seen(
                    code, null, null, false, 0, several, spotted.candidates(), sightings.seen(sighting.count()));
        }
        if (spotted.units().isEmpty()) {
            boolean first = sightings.sawStray(sighting, code);
            Reason unknown = Reason.of("unit-unknown", "code", code);
            return new Seen(
                    code, null, Finding.UNKNOWN, !first, 1, unknown, List.of(), sightings.seen(sighting.count()));
        }
        boolean first = sightings.saw(
                sighting, spotted.units().stream().map(Spotted.Unit::id).toList());
        Spotted.Unit unit = spotted.units().get(0);
        Finding finding = finding(unit, sighting.place());
        return new Seen(
                code,
                spotted.units().size() == 1 ? unit.code() : code,
                finding,
                !first,
                spotted.units().size(),
                reason(finding, unit),
                List.of(),
                sightings.seen(sighting.count()));
    }

    void forget(long count, String code) {
        List<Long> units =
                spotter.spot(code, null).units().stream().map(Spotted.Unit::id).toList();
        sightings.forget(count, units, code);
    }

    private static Finding finding(Spotted.Unit unit, long place) {
        return unit.missing()
                ? Finding.FOUND
                : !unit.here() ? Finding.SURPLUS : unit.placeId() == place ? Finding.RIGHT : Finding.MOVED;
    }

    private static Reason reason(Finding finding, Spotted.Unit unit) {
        return switch (finding) {
            case SURPLUS -> Reason.of("stocktake-surplus", "unit", unit.code());
            case MOVED -> Reason.of("stocktake-elsewhere", "unit", unit.code(), "place", unit.place());
            case FOUND -> Reason.of("stocktake-found", "unit", unit.code());
            default -> null;
        };
    }
}
