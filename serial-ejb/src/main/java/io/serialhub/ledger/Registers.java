package io.serialhub.ledger;

import com.fasterxml.jackson.core.type.TypeReference;
import io.serialhub.base.Actor;
import io.serialhub.base.Clocks;
import io.serialhub.base.Coded;
import io.serialhub.base.Database;
import io.serialhub.base.Ids;
import io.serialhub.base.Json;
import io.serialhub.base.Permission;
import io.serialhub.identifier.SerialNumber;
import io.serialhub.location.LocationIndex;
import io.serialhub.location.LocationKey;
import io.serialhub.material.MaterialIndex;
import io.serialhub.material.MaterialKey;
import io.serialhub.material.NumberProfile;
import io.serialhub.material.ProfileIndex;
import io.serialhub.party.PartyIndex;
import io.serialhub.party.PartyKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What registers kept elsewhere tell of units beside step {@code adopt}: which are known already, and their past. In the
 * caller's transaction; a number of statements that does not grow with the units. They read one table each: joined, Derby
 * would go through all units of a material and all of an event.
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
    StepBook steps;

    @Inject
    EventStore events;

    @Inject
    UnitStore units;

    @Inject
    MaterialIndex materials;

    @Inject
    ProfileIndex profiles;

    @Inject
    PartyIndex parties;

    @Inject
    LocationIndex locations;

    @Inject
    Database database;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

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

    /**
     * Something that happened to a unit before it was taken over. It changes no state: that is what {@code adopt} says.
     *
     * @param unit   its number as written
     * @param step    one of the steps {@code past-…}
     * @param role    of the step, for example {@code fail}
     * @param fields  what the step declares, such as carrier and tracking
     * @param content to know it again when it is told once more, or null
     */
    public record Told(
            String unit,
            String material,
            String step,
            String role,
            Instant happenedAt,
            String party,
            String location,
            String reason,
            Map<String, String> fields,
            String content) {
        public Told {
            happenedAt = Clocks.micros(happenedAt);
            fields = Map.copyOf(fields);
        }

        private Name name() {
            return new Name(unit, material);
        }

        private Told ofAll() {
            return new Told(null, null, step, null, happenedAt, party, location, reason, fields, null);
        }

        private EventRow row(StoredUnit stored) {
            String data = content == null ? null : Json.write(Map.of(CONTENT, content));
            return new EventRow(stored, role, null, null, null, null, null, data, null);
        }
    }

    private record Bare(long id, String code, String key, NumberState number, long material) {
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

    /** Appends the past of units, oldest first; what happened alike to several of them at once is one event. */
    public void tell(List<Told> past) {
        if (past.isEmpty()) {
            return;
        }
        Actor.current().require(Permission.RECORD_ADOPT);
        List<Bare> found = bare(past.stream().map(Told::unit).toList());
        Map<Long, MaterialKey> byId = materialsOf(found);
        Map<Long, StoredUnit> locked = units.lock(found.stream().map(Bare::id).toList());
        Map<Name, StoredUnit> present = found.stream()
                .collect(Collectors.toMap(
                        u -> new Name(u.code(), byId.get(u.material()).code()), u -> locked.get(u.id())));
        Map<Told, List<EventRow>> groups = new LinkedHashMap<>();
        past.stream()
                .sorted(Comparator.comparing(Told::happenedAt))
                .forEach(told -> groups.computeIfAbsent(told.ofAll(), g -> new ArrayList<>())
                        .add(told.row(Objects.requireNonNull(present.get(told.name())))));
        List<Scene> scenes = scenes(groups.keySet());
        long id = ids.take("event", groups.size());
        var entries = new ArrayList<EventStore.Entry>(groups.size());
        for (List<EventRow> rows : groups.values()) {
            entries.add(new EventStore.Entry(id + entries.size(), scenes.get(entries.size()), rows));
        }
        Map<Long, Integer> counts = events.append(entries);
        units.update(locked.values().stream()
                .filter(unit -> counts.containsKey(unit.id()))
                .map(unit -> new UnitStore.Change(unit, unit.state(), counts.get(unit.id())))
                .toList());
    }

    private static Set<String> keys(Collection<String> numbers) {
        return numbers.stream()
                .map(SerialNumber::fold)
                .filter(k -> !k.isEmpty())
                .collect(Collectors.toSet());
    }

    private List<Bare> bare(Collection<String> numbers) {
        Set<String> keys = keys(numbers);
        if (keys.isEmpty()) {
            return List.of();
        }
        return database.with(h -> database.in(h.createQuery(UNITS), "keys", keys)
                .map((rs, ctx) -> Bare.of(rs))
                .list());
    }

    private Map<Long, MaterialKey> materialsOf(List<Bare> found) {
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

    private List<Scene> scenes(Collection<Told> groups) {
        Map<String, PartyKey> byParty = new HashMap<>(parties.byCodes(named(groups, Told::party)));
        Map<String, LocationKey> byPlace = new HashMap<>(locations.byCodes(named(groups, Told::location)));
        var definitions = new HashMap<String, StepDefinition>();
        Instant now = clock.instant();
        String own = Objects.requireNonNullElse(Actor.current().site(), "");
        return groups.stream()
                .map(told -> {
                    LocationKey place = byPlace.get(told.location());
                    return new Scene(
                            definitions.computeIfAbsent(told.step(), steps::current),
                            null,
                            byParty.get(told.party()),
                            place,
                            place == null ? own : place.site(),
                            told.reason(),
                            told.happenedAt(),
                            now,
                            null,
                            told.fields());
                })
                .toList();
    }

    private static Set<String> named(Collection<Told> groups, Function<Told, String> name) {
        Set<String> names = new HashSet<>();
        groups.stream().map(name).filter(Objects::nonNull).forEach(names::add);
        return names;
    }
}
