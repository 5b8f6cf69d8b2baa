package io.serialhub.stock;

import io.serialhub.base.Database;
import io.serialhub.ledger.Context;
import io.serialhub.ledger.Item;
import io.serialhub.ledger.Mode;
import io.serialhub.ledger.Recorder;
import io.serialhub.ledger.Recording;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a confirmed count records: a call for each finding and place, in pieces that the ledger takes. */
@ApplicationScoped
class StocktakeEvents {
    private static final int PORTION = 1_000;

    @Inject
    StocktakeTable table;

    @Inject
    Recorder recorder;

    @Inject
    Database database;

    /** Everything that confirming changes, as it stands now. */
    Map<Finding, List<Difference>> all(StocktakeTable.Kept count, Collection<Long> places) {
        var all = new EnumMap<Finding, List<Difference>>(Finding.class);
        for (Finding finding : List.of(Finding.RIGHT, Finding.MOVED, Finding.FOUND, Finding.MISSING)) {
            var found = new ArrayList<Difference>();
            List<Map.Entry<Long, Difference>> portion;
            Long after = null;
            do {
                portion = table.differences(count, finding, places, after, PORTION);
                portion.forEach(entry -> found.add(entry.getValue()));
                after = portion.isEmpty()
                        ? null
                        : portion.get(portion.size() - 1).getKey();
            } while (portion.size() == PORTION);
            all.put(finding, found);
        }
        return all;
    }

    /** Whoever was quicker wins: a unit that has left meanwhile is left alone. */
    void record(StocktakeTable.Kept count, Map<Finding, List<Difference>> all) {
        record(count, "count", all.get(Finding.RIGHT));
        record(count, "put-away", all.get(Finding.MOVED));
        record(count, "find", all.get(Finding.FOUND));
        record(count, "lose", all.get(Finding.MISSING));
    }

    private void record(StocktakeTable.Kept count, String step, List<Difference> units) {
        var byPlace = new LinkedHashMap<String, List<Item>>();
        for (Difference unit : units) {
            byPlace.computeIfAbsent(unit.seen() == null ? "" : unit.seen().code(), p -> new ArrayList<>())
                    .add(new Item(unit.code(), null, null, unit.material().code(), null, null, null, null));
        }
        byPlace.forEach((place, items) -> {
            Context context = new Context(null, null, place.isEmpty() ? null : place, count.code(), null, null, null);
            int most = Math.min(PORTION, database.maxItems());
            for (int i = 0; i < items.size(); i += most) {
                recorder.record(new Recording(
                        null, step, Mode.ACCEPT_GOOD, items.subList(i, Math.min(items.size(), i + most)), context));
            }
        });
    }
}
