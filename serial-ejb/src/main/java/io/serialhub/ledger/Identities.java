package io.serialhub.ledger;

import io.serialhub.base.Database;
import io.serialhub.base.Ids;
import io.serialhub.base.Rows;
import io.serialhub.identifier.SerialNumber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.LongSupplier;

/** Numbers that units bear beside their own: the maker's, IMEI, MAC and the like. */
@ApplicationScoped
class Identities {
    @Inject
    Database database;

    @Inject
    Rows rows;

    @Inject
    Ids ids;

    /** Further numbers that the units did not have yet. */
    void add(Newborns newborns, Cast.Present present, List<Decision> accepted) {
        var bearers = new LinkedHashMap<Profiles.Place, Long>();
        for (Decision decision : accepted) {
            for (Profiles.Mark mark : Profiles.marks(decision.item())) {
                Profiles.Place place = newborns.place(decision.item(), mark, decision.unit());
                if (!present.profiles().taken().containsKey(place)) {
                    bearers.putIfAbsent(place, decision.unit().id());
                }
            }
        }
        if (bearers.isEmpty()) {
            return;
        }
        LongSupplier newIds = ids.several("identifier", bearers.size());
        List<Object[]> identifiers = bearers.entrySet().stream()
                .map(e -> new Object[] {
                    newIds.getAsLong(),
                    e.getValue(),
                    e.getKey().kind(),
                    e.getKey().code(),
                    SerialNumber.fold(e.getKey().code()),
                    e.getKey().within()
                })
                .toList();
        EventStore.overtaken(() -> database.use(h -> rows.insert(
                h, "identifier", List.of("id", "unit_id", "kind", "code", "code_key", "scope"), identifiers)));
    }
}
