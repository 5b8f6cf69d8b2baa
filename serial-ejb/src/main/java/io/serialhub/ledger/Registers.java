package io.serialhub.ledger;

import com.fasterxml.jackson.core.type.TypeReference;
import io.serialhub.base.Coded;
import io.serialhub.base.Database;
import io.serialhub.base.Json;
import io.serialhub.identifier.SerialNumber;
import io.serialhub.material.MaterialIndex;
import io.serialhub.material.MaterialKey;
import io.serialhub.material.NumberProfile;
import io.serialhub.material.ProfileIndex;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known already of units that registers kept elsewhere tell of. In the caller's transaction; a number of statements
 * that does not grow with the units. They read one table each: joined, Derby would go through all units of a material and
 * all of an event.
 */
@ApplicationScoped
public class Registers {
    /** Key in a row's data: what is said of it, in short, to know it again. */
    public static final String CONTENT = "content";

    private static final String UNITS = """
            SELECT id, code, code_key, number_state, material_id
            FROM unit --DERBY-PROPERTIES index=UNIT_CODE_KEY
            WHERE code_key <keys>
            """;

    private static final String SAID = """
            SELECT unit_id, event_id, data
            FROM event_unit --DERBY-PROPERTIES constraint=EVENT_UNIT_PK
            WHERE unit_id <ids> AND role = 'unit' AND data IS NOT NULL
            """;

    private static final String TOLD = """
            SELECT unit_id, data
            FROM event_unit --DERBY-PROPERTIES constraint=EVENT_UNIT_PK
            WHERE unit_id <ids> AND data LIKE '%"content":%'
            """;

    private static final String RECORDS = """
            SELECT code, unit_id
            FROM identifier --DERBY-PROPERTIES index=IDENTIFIER_KEY
            WHERE code_key <keys> AND kind = 'record'
            """;

    private static final String BY_ID = """
            SELECT id, code, code_key, number_state, material_id
            FROM unit --DERBY-PROPERTIES constraint=UNIT_PK
            WHERE id <ids>
            """;

    private static final String ADOPTIONS = "SELECT id FROM event WHERE id <ids> AND step = 'adopt'";

    private static final String MARKS = """
            SELECT kind, code, scope
            FROM identifier --DERBY-PROPERTIES index=IDENTIFIER_KEY
            WHERE code_key <keys>
            """;

    @Inject
    MaterialIndex materials;

    @Inject
    ProfileIndex profiles;

    @Inject
    Database database;

    /**
     * A unit whose number folds to one that was asked for.
     *
     * @param key     its folded number
     * @param adopted what was said of it when it was taken over, or null when it never was
     */
    public record Known(String code, String key, String material, NumberState number, Map<String, Object> adopted) {}

    /** A unit by its number and the code of its material, which together mean one unit. */
    public record Name(String unit, String material) {}

    /** A further number that some unit carries; unique within kind and scope. */
    public record Marked(String kind, String scope, String code) {}

    /** As a number of this kind would be kept on a unit of the material, for the profiles that {@link #kinds} gave. */
    public static Marked mark(Map<String, NumberProfile> kinds, String kind, long material, String code) {
        Profiles.Place place =
                new Profiles.Found(kinds, Map.of(), Map.of()).place(new Profiles.Mark(kind, code), material, null);
        return new Marked(place.kind(), place.within(), place.code());
    }

    /** Kinds of further numbers, by code. */
    public Map<String, NumberProfile> kinds() {
        return profiles.all();
    }

    record Bare(long id, String code, String key, NumberState number, long material) {
        static Bare of(ResultSet rs) throws SQLException {
            return new Bare(
                    rs.getLong("id"),
                    rs.getString("code"),
                    rs.getString("code_key"),
                    Coded.ofCode(NumberState.class, rs.getString("number_state")),
                    rs.getLong("material_id"));
        }

        Known known(Map<Long, MaterialKey> byId, Map<String, Object> adopted) {
            return new Known(code, key, byId.get(material).code(), number, adopted);
        }
    }

    private record Said(long unit, long event, String data) {}

    /** Units that have these numbers or near-equal ones, by their folded number. */
    public Map<String, List<Known>> known(Collection<String> numbers) {
        List<Bare> found = bare(numbers);
        Map<Long, MaterialKey> byId = materialsOf(found);
        Map<Long, Map<String, Object>> adopted = adopted(found);
        return found.stream().map(u -> u.known(byId, adopted.get(u.id()))).collect(Collectors.groupingBy(Known::key));
    }

    /** Units by the numbers that an older system knew them by, several where they share one. */
    public Map<String, List<Known>> byRecord(Collection<String> records) {
        Set<String> keys = keys(records);
        if (keys.isEmpty()) {
            return Map.of();
        }
        Map<String, Set<Long>> unitIds = new HashMap<>();
        database.use(h -> database.in(h.createQuery(RECORDS), "keys", keys)
                .map((rs, ctx) -> unitIds.computeIfAbsent(rs.getString("code"), c -> new HashSet<>())
                        .add(rs.getLong("unit_id")))
                .list());
        Set<Long> all = unitIds.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        if (all.isEmpty()) {
            return Map.of();
        }
        List<Bare> found = database.with(h -> database.in(h.createQuery(BY_ID), "ids", all)
                .map((rs, ctx) -> Bare.of(rs))
                .list());
        Map<Long, MaterialKey> byId = materialsOf(found);
        Map<Long, Known> known = found.stream().collect(Collectors.toMap(Bare::id, u -> u.known(byId, null)));
        var byRecord = new HashMap<String, List<Known>>();
        unitIds.forEach((record, units) ->
                byRecord.put(record, units.stream().map(known::get).toList()));
        return byRecord;
    }

    /** The contents of what was told of these units before. */
    public Map<Name, Set<String>> told(Collection<Name> names) {
        if (names.isEmpty()) {
            return Map.of();
        }
        List<Bare> found = bare(names.stream().map(Name::unit).toList());
        Map<Long, MaterialKey> byId = materialsOf(found);
        Map<Long, Name> wanted = new HashMap<>();
        for (Bare unit : found) {
            var name = new Name(unit.code(), byId.get(unit.material()).code());
            if (names.contains(name)) {
                wanted.put(unit.id(), name);
            }
        }
        var told = new HashMap<Name, Set<String>>();
        if (!wanted.isEmpty()) {
            database.use(h -> database.in(h.createQuery(TOLD), "ids", wanted.keySet())
                    .map((rs, ctx) -> told.computeIfAbsent(wanted.get(rs.getLong("unit_id")), n -> new HashSet<>())
                            .add(String.valueOf(
                                    Json.read(rs.getString("data"), new TypeReference<Map<String, Object>>() {})
                                            .get(CONTENT))))
                    .list());
        }
        return told;
    }

    /** Which of these further numbers are taken. */
    public Set<Marked> marked(Collection<String> codes) {
        if (codes.isEmpty()) {
            return Set.of();
        }
        List<NumberProfile> kinds = List.copyOf(profiles.all().values());
        Set<String> keys = codes.stream()
                .flatMap(code -> Stream.concat(Stream.of(code), kinds.stream().map(kind -> kind.tidy(code))))
                .map(SerialNumber::fold)
                .filter(key -> !key.isEmpty())
                .collect(Collectors.toSet());
        if (keys.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(database.with(h -> database.in(h.createQuery(MARKS), "keys", keys)
                .map((rs, ctx) -> new Marked(rs.getString("kind"), rs.getString("scope"), rs.getString("code")))
                .list()));
    }

    private static Set<String> keys(Collection<String> numbers) {
        return numbers.stream()
                .map(SerialNumber::fold)
                .filter(k -> !k.isEmpty())
                .collect(Collectors.toSet());
    }

    List<Bare> bare(Collection<String> numbers) {
        Set<String> keys = keys(numbers);
        if (keys.isEmpty()) {
            return List.of();
        }
        return database.with(h -> database.in(h.createQuery(UNITS), "keys", keys)
                .map((rs, ctx) -> Bare.of(rs))
                .list());
    }

    Map<Long, MaterialKey> materialsOf(List<Bare> found) {
        return materials.byIds(found.stream().map(Bare::material).collect(Collectors.toSet()));
    }

    private Map<Long, Map<String, Object>> adopted(List<Bare> found) {
        if (found.isEmpty()) {
            return Map.of();
        }
        List<Long> unitIds = found.stream().map(Bare::id).toList();
        List<Said> said = database.with(h -> database.in(h.createQuery(SAID), "ids", unitIds)
                .map((rs, ctx) -> new Said(rs.getLong("unit_id"), rs.getLong("event_id"), rs.getString("data")))
                .list());
        if (said.isEmpty()) {
            return Map.of();
        }
        Set<Long> eventIds = said.stream().map(Said::event).collect(Collectors.toSet());
        Set<Long> adoptions = new HashSet<>(database.with(h -> database.in(h.createQuery(ADOPTIONS), "ids", eventIds)
                .mapTo(Long.class)
                .list()));
        var adopted = new HashMap<Long, Map<String, Object>>();
        said.stream()
                .filter(s -> adoptions.contains(s.event()))
                .forEach(s -> adopted.put(s.unit(), Json.read(s.data(), new TypeReference<Map<String, Object>>() {})));
        return adopted;
    }
}
