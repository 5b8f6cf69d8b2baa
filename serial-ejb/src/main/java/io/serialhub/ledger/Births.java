package io.serialhub.ledger;

import io.serialhub.base.Actor;
import io.serialhub.base.Database;
import io.serialhub.base.Ids;
import io.serialhub.identifier.SerialNumber;
import io.serialhub.order.OrderKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Numbers of our own become units: one {@code allocate} event for a whole chunk, in the caller's transaction. */
@ApplicationScoped
public class Births {
    @Inject
    StepBook steps;

    @Inject
    UnitStore units;

    @Inject
    EventStore events;

    @Inject
    Database database;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    /**
     * What a chunk of numbers has in common.
     *
     * @param order the work order that they are for, or null
     */
    public record Chunk(long materialId, Long batchId, OrderKey order, String site) {}

    /** Which of these numbers exist already, compared after folding; the answer holds folded numbers. */
    public Set<String> taken(Collection<String> codes) {
        if (codes.isEmpty()) {
            return Set.of();
        }
        List<String> keys = codes.stream().map(SerialNumber::fold).toList();
        return new HashSet<>(database.with(h -> database.in(
                        h.createQuery(
                                "SELECT code_key FROM unit --DERBY-PROPERTIES index=UNIT_CODE_KEY\nWHERE code_key <keys>"),
                        "keys",
                        keys)
                .mapTo(String.class)
                .list()));
    }

    /**
     * Writes the units and their first event in a fixed number of statements.
     *
     * @return the id of the first unit; those of the others follow it one by one
     * @throws io.serialhub.base.Transactions.Overtaken when one of the numbers exists by now
     */
    public long allocate(List<String> codes, Chunk chunk) {
        StepDefinition step = steps.current("allocate");
        Instant now = clock.instant();
        var scene = new Scene(step, chunk.order(), null, null, site(chunk), null, now, now, null, Map.of());
        Facts facts = scene.facts(null, null, Map.of());
        UnitState after = step.role(null).apply(UnitState.unborn(chunk.materialId()), facts);
        long first = ids.take("unit", codes.size());
        var births = new ArrayList<UnitStore.Birth>(codes.size());
        var rows = new ArrayList<EventRow>(codes.size());
        for (String code : codes) {
            var unit = new StoredUnit(
                    first + births.size(), code, scene.site(), UnitState.unborn(chunk.materialId()), 0, null, null);
            births.add(new UnitStore.Birth(unit, after, SerialNumber.fold(code), chunk.batchId(), 1));
            rows.add(EventRow.of(unit, step.role(null).name()));
        }
        EventStore.overtaken(() -> units.insert(births));
        events.append(events.nextId(), scene, rows);
        return first;
    }

    private static String site(Chunk chunk) {
        return chunk.site() == null ? Actor.current().site() : chunk.site();
    }
}
