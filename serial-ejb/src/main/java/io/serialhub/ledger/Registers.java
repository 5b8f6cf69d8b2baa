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
import java.util.stream.Collectors;

/**
 * What registers kept elsewhere tell of units beside step {@code adopt}: which are known already, and their past. In the
 * caller's transaction; a number of statements that does not grow with the units.
 */
@ApplicationScoped
public class Registers {
    private static final String KNOWN = """
            SELECT u.id, u.code, u.code_key, u.number_state, m.code AS material,
                   (SELECT MIN(l.data) FROM event_unit l JOIN event e ON e.id = l.event_id
                    WHERE l.unit_id = u.id AND e.step = 'adopt' AND l.role = 'unit') AS adopted
            FROM unit u JOIN material m ON m.id = u.material_id
            WHERE u.code_key <keys>
            """;

    @Inject
    StepBook steps;

    @Inject
    EventStore events;

    @Inject
    UnitStore units;

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
     * @param adopted what was said of it when it was taken over, or null when it never was
     */
    public record Known(
            long id, String code, String key, String material, NumberState number, Map<String, Object> adopted) {}

    /**
     * Something that happened to a unit before it was taken over. It changes no state: that is what {@code adopt} says.
     *
     * @param unit   from {@link Known#id}
     * @param step   one of the steps {@code past-…}
     * @param fields what the step declares, such as carrier and tracking
     */
    public record Told(
            long unit,
            String step,
            Instant happenedAt,
            String party,
            String location,
            String reason,
            Map<String, String> fields) {
        public Told {
            happenedAt = Clocks.micros(happenedAt);
            fields = Map.copyOf(fields);
        }

        private Told ofAll() {
            return new Told(0, step, happenedAt, party, location, reason, fields);
        }
    }

    /** Units that have these numbers or near-equal ones, by their folded number. */
    public Map<String, List<Known>> known(Collection<String> numbers) {
        Set<String> keys = numbers.stream()
                .map(SerialNumber::fold)
                .filter(k -> !k.isEmpty())
                .collect(Collectors.toSet());
        if (keys.isEmpty()) {
            return Map.of();
        }
        return database
                .with(h -> database.in(h.createQuery(KNOWN), "keys", keys)
                        .map((rs, ctx) -> known(rs))
                        .list())
                .stream()
                .collect(Collectors.groupingBy(Known::key));
    }

    /** A further number that some unit carries, as {@code adopt} would write it; unique within kind and material. */
    public record Marked(String kind, String material, String code) {}

    /** Which of these further numbers are taken. */
    public Set<Marked> marked(Collection<String> codes) {
        if (codes.isEmpty()) {
            return Set.of();
        }
        String sql = "SELECT i.kind, i.code, m.code AS material FROM identifier i JOIN unit u ON u.id = i.unit_id"
                + " JOIN material m ON m.id = u.material_id WHERE i.code_key <keys>";
        Set<String> keys = codes.stream().map(SerialNumber::fold).collect(Collectors.toSet());
        return Set.copyOf(database.with(h -> database.in(h.createQuery(sql), "keys", keys)
                .map((rs, ctx) -> new Marked(rs.getString("kind"), rs.getString("material"), rs.getString("code")))
                .list()));
    }

    private static Known known(ResultSet rs) throws SQLException {
        String adopted = rs.getString("adopted");
        return new Known(
                rs.getLong("id"),
                rs.getString("code"),
                rs.getString("code_key"),
                rs.getString("material"),
                Coded.ofCode(NumberState.class, rs.getString("number_state")),
                adopted == null ? null : Json.read(adopted, new TypeReference<Map<String, Object>>() {}));
    }

    /** Appends the past of units, oldest first; what happened alike to several of them at once is one event. */
    public void tell(List<Told> past) {
        if (past.isEmpty()) {
            return;
        }
        Actor.current().require(Permission.RECORD_ADOPT);
        Map<Long, StoredUnit> present = units.lock(past.stream().map(Told::unit).collect(Collectors.toSet()));
        Map<Told, List<EventRow>> groups = new LinkedHashMap<>();
        past.stream()
                .sorted(Comparator.comparing(Told::happenedAt))
                .forEach(told -> groups.computeIfAbsent(told.ofAll(), g -> new ArrayList<>())
                        .add(EventRow.of(Objects.requireNonNull(present.get(told.unit())), "unit")));
        List<Scene> scenes = scenes(groups.keySet());
        long id = ids.take("event", groups.size());
        var entries = new ArrayList<EventStore.Entry>(groups.size());
        for (List<EventRow> rows : groups.values()) {
            entries.add(new EventStore.Entry(id + entries.size(), scenes.get(entries.size()), rows));
        }
        Map<Long, Integer> counts = events.append(entries);
        units.update(present.values().stream()
                .map(unit -> new UnitStore.Change(unit, unit.state(), counts.get(unit.id())))
                .toList());
    }

    private List<Scene> scenes(Collection<Told> groups) {
        Map<String, PartyKey> byParty = parties.byCodes(named(groups, Told::party));
        Map<String, LocationKey> byPlace = locations.byCodes(named(groups, Told::location));
        var definitions = new HashMap<String, StepDefinition>();
        Instant now = clock.instant();
        String own = Objects.requireNonNullElse(Actor.current().site(), "");
        return groups.stream()
                .map(told -> {
                    LocationKey place = told.location() == null ? null : byPlace.get(told.location());
                    return new Scene(
                            definitions.computeIfAbsent(told.step(), steps::current),
                            null,
                            told.party() == null ? null : byParty.get(told.party()),
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

    private static Set<String> named(Collection<Told> groups, java.util.function.Function<Told, String> name) {
        Set<String> names = new HashSet<>();
        groups.stream().map(name).filter(Objects::nonNull).forEach(names::add);
        return names;
    }
}
