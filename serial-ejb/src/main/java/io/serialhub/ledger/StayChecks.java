package io.serialhub.ledger;

import io.serialhub.base.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether the stored stays of parts are those that their histories tell. */
@ApplicationScoped
class StayChecks {
    private static final int PORTION = 1_000;

    private static final String PARTS = """
            SELECT DISTINCT a.child_id, u.code, u.material_id
            FROM assembly a JOIN unit u ON u.id = a.child_id
            WHERE a.child_id > :after ORDER BY a.child_id FETCH FIRST 1000 ROWS ONLY
            """;

    @Inject
    Database database;

    @Inject
    Stays stays;

    @Inject
    History histories;

    @Inject
    StepBook steps;

    private record PartUnit(long id, String code, long material) {}

    void run(Integrity.Tally tally) {
        long after = 0;
        List<PartUnit> parts;
        do {
            long from = after;
            parts = database.with(h -> h.createQuery(PARTS)
                    .bind("after", from)
                    .map((rs, ctx) ->
                            new PartUnit(rs.getLong("child_id"), rs.getString("code"), rs.getLong("material_id")))
                    .list());
            compare(tally, parts);
            after = parts.isEmpty() ? after : parts.get(parts.size() - 1).id();
        } while (parts.size() == PORTION);
    }

    private void compare(Integrity.Tally tally, List<PartUnit> parts) {
        var fold = new Fold(steps::version);
        List<Long> ids = parts.stream().map(PartUnit::id).toList();
        Map<Long, List<Stay>> stored = stays.of(ids);
        Map<Long, List<HistoryRow>> rows = histories.of(ids);
        for (PartUnit part : parts) {
            Set<Stay> told = new HashSet<>(fold.stays(part.material(), rows.getOrDefault(part.id(), List.of())));
            List<Stay> own = stored.getOrDefault(part.id(), List.of());
            if (told.size() != own.size() || !told.containsAll(own)) {
                tally.find("parent", part.code(), told, own);
            }
        }
    }
}
