package io.serialhub.ledger;

import io.serialhub.identifier.Scanned;
import io.serialhub.identifier.Sgtin;
import io.serialhub.material.MaterialIndex;
import io.serialhub.material.MaterialKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the label of a unit that is new here says of it: its number, its trade item and its lot. */
@ApplicationScoped
class Labels {
    @Inject
    MaterialIndex materials;

    private record Read(Sgtin unit, String lot) {}

    /**
     * Items as their labels mean them; those that name units already here stay as they are. What the caller says goes
     * before what the label says. One statement where a label names a trade item, else none.
     */
    List<Item> read(StepDefinition step, List<Item> items) {
        Map<String, Read> read = labels(step, items);
        if (read.isEmpty()) {
            return items;
        }
        Map<String, MaterialKey> byGtin = materials.byGtins(
                read.values().stream().map(r -> r.unit().gtin().digits()).collect(Collectors.toSet()));
        return items.stream()
                .map(item -> isNew(step, item) && read.containsKey(item.code())
                        ? labelled(item, read.get(item.code()), byGtin)
                        : item)
                .toList();
    }

    private static Map<String, Read> labels(StepDefinition step, List<Item> items) {
        var read = new HashMap<String, Read>();
        for (Item item : items) {
            if (isNew(step, item) && item.code() != null && item.code().length() >= Sought.SHORTEST) {
                Scanned scanned = Scanned.of(item.code());
                scanned.units().stream()
                        .findFirst()
                        .ifPresent(unit -> read.put(
                                item.code(), new Read(unit, scanned.lot().orElse(null))));
            }
        }
        return read;
    }

    private static boolean isNew(StepDefinition step, Item item) {
        return step.role(item.role()).takesNew();
    }

    private static Item labelled(Item item, Read read, Map<String, MaterialKey> byGtin) {
        MaterialKey material = byGtin.get(read.unit().gtin().digits());
        return new Item(
                read.unit().serial(),
                item.role(),
                item.parent(),
                item.material() != null || material == null ? item.material() : material.code(),
                item.lot() == null ? read.lot() : item.lot(),
                item.quantity(),
                item.position(),
                item.data());
    }
}
