package io.serialhub.ledger;

import io.serialhub.base.Database;
import io.serialhub.identifier.SerialNumber;
import io.serialhub.material.MaterialKey;
import io.serialhub.material.NumberProfile;
import io.serialhub.material.ProfileIndex;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** By which profiles the numbers of a call go, and which further numbers that it brings are taken. */
@ApplicationScoped
class Profiles {
    /** Key in the data of an item: code of the party that gave the number. */
    static final String MAKER = "maker";

    private static final String PREFIX = "id.";

    @Inject
    ProfileIndex index;

    @Inject
    Database database;

    /** A further number as an item brings it. */
    record Mark(String kind, String code) {}

    /** A further number within what it is unique in. */
    record Place(String kind, String within, String code) {}

    /**
     * @param kinds by code
     * @param ofMaterials codes, by the material's id
     * @param taken the units that further numbers belong to
     */
    record Found(Map<String, NumberProfile> kinds, Map<Long, String> ofMaterials, Map<Place, Long> taken) {
        static final Found NONE = new Found(Map.of(), Map.of(), Map.of());

        NumberProfile of(MaterialKey material) {
            String code = ofMaterials.getOrDefault(material.id(), NumberProfile.USUAL);
            return kinds.getOrDefault(code, NumberProfile.plain(NumberProfile.USUAL));
        }

        NumberProfile kind(String code) {
            return kinds.getOrDefault(code, NumberProfile.plain(code));
        }

        Place place(Mark mark, long material, String maker) {
            NumberProfile kind = kind(mark.kind());
            String within = switch (kind.scope()) {
                case EVERYWHERE -> "*";
                case MATERIAL -> String.valueOf(material);
                case MAKER -> kind.within(String.valueOf(material), maker);
            };
            return new Place(mark.kind(), within, kind.tidy(mark.code()));
        }
    }

    /** Two statements for a step that brings in units, one more when items carry further numbers; else none. */
    Found of(Collection<Item> items, boolean takesNew, Collection<MaterialKey> materials) {
        List<Mark> marks = items.stream().flatMap(item -> marks(item).stream()).toList();
        if (!takesNew && marks.isEmpty()) {
            return Found.NONE;
        }
        Map<String, NumberProfile> kinds = index.all();
        var found = new Found(
                kinds,
                index.ofMaterials(materials.stream().map(MaterialKey::id).collect(Collectors.toSet())),
                Map.of());
        return marks.isEmpty() ? found : new Found(kinds, found.ofMaterials(), taken(found, marks));
    }

    private Map<Place, Long> taken(Found found, List<Mark> marks) {
        var keys = marks.stream()
                .map(mark -> SerialNumber.fold(found.kind(mark.kind()).tidy(mark.code())))
                .collect(Collectors.toSet());
        var taken = new HashMap<Place, Long>();
        database.use(h -> database.in(h.createQuery("""
                                SELECT kind, scope, code, unit_id
                                FROM identifier --DERBY-PROPERTIES index=IDENTIFIER_KEY
                                WHERE code_key <keys>
                                """), "keys", keys)
                .map((rs, context) -> Map.entry(
                        new Place(rs.getString("kind"), rs.getString("scope"), rs.getString("code")),
                        rs.getLong("unit_id")))
                .forEach(e -> taken.put(e.getKey(), e.getValue())));
        return taken;
    }

    /** Data keys {@code id.imei}, {@code id.imei.2}, {@code id.mac} …; one value may hold several with commas between. */
    static List<Mark> marks(Item item) {
        var marks = new ArrayList<Mark>();
        item.data().forEach((key, value) -> {
            if (key.startsWith(PREFIX) && value instanceof String text) {
                String kind = key.substring(PREFIX.length()).split("\\.", 2)[0];
                for (String code : text.split("[,;，；]")) {
                    if (!code.isBlank()) {
                        marks.add(new Mark(kind, code.strip()));
                    }
                }
            }
        });
        return marks;
    }
}
