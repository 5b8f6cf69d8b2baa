package io.serialhub.ledger;

import io.serialhub.base.Actor;
import io.serialhub.base.Clocks;
import io.serialhub.base.Ids;
import io.serialhub.base.Json;
import io.serialhub.base.Permission;
import io.serialhub.location.LocationIndex;
import io.serialhub.location.LocationKey;
import io.serialhub.material.MaterialKey;
import io.serialhub.party.PartyIndex;
import io.serialhub.party.PartyKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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

/**
 * The past of units, as registers kept elsewhere tell it beside step {@code adopt}. In the caller's transaction; a number of
 * statements that does not grow with the units.
 */
@ApplicationScoped
public class Retelling {
    @Inject
    Registers registers;

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
    Ids ids;

    @Inject
    Clock clock;

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

        private Registers.Name name() {
            return new Registers.Name(unit, material);
        }

        private Told ofAll() {
            return new Told(null, null, step, null, happenedAt, party, location, reason, fields, null);
        }

        private EventRow row(StoredUnit stored) {
            String data = content == null ? null : Json.write(Map.of(Registers.CONTENT, content));
            return new EventRow(stored, role, null, null, null, null, null, data, null);
        }
    }

    /** Appends the past of units, oldest first; what happened alike to several of them at once is one event. */
    public void tell(List<Told> past) {
        if (past.isEmpty()) {
            return;
        }
        Actor.current().require(Permission.RECORD_ADOPT);
        List<Registers.Bare> found =
                registers.bare(past.stream().map(Told::unit).toList());
        Map<Long, MaterialKey> byId = registers.materialsOf(found);
        Map<Long, StoredUnit> locked =
                units.lock(found.stream().map(Registers.Bare::id).toList());
        Map<Registers.Name, StoredUnit> present = found.stream()
                .collect(Collectors.toMap(
                        u -> new Registers.Name(u.code(), byId.get(u.material()).code()), u -> locked.get(u.id())));
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
