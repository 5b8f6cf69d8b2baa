package io.serialhub.imports;

import io.serialhub.base.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Dry runs of this node. Rows go the way of every import, in transactions that are undone. What a row needs of earlier rows
 * of its file is brought in before it in the same transaction, so that it is judged as it will be.
 */
@ApplicationScoped
class Rehearsals {
    /** Rows that others may need, kept in memory; of what a file has beyond, its references are judged by what stands. */
    private static final int KEPT = 50_000;

    private final Map<Long, Rehearsal> open = new ConcurrentHashMap<>();

    @Inject
    Instance<Loader> loaders;

    @Inject
    Transactions transactions;

    /** Whether rows of the run were read by another node, or before a stop, which this one knows nothing of. */
    boolean cutOff(StoredRun run) {
        return run.view().readRows() > 0 && !open.containsKey(run.id());
    }

    Rehearsal of(StoredRun run, Plan plan) {
        return open.computeIfAbsent(run.id(), id -> new Rehearsal(Links.needed(plan)));
    }

    void end(long run) {
        open.remove(run);
    }

    /** One run, by the only thread that works on it. */
    final class Rehearsal {
        /** @param stage rows of one call do not need each other, and may need those of earlier calls */
        private record Kept(Row row, int stage) {}

        private final Map<Links.Link, List<Kept>> byName = new HashMap<>();
        private final Set<ImportKind> wanted;
        private int stage;
        private int size;

        private Rehearsal(Set<ImportKind> wanted) {
            this.wanted = wanted;
        }

        List<Verdict> load(List<Row> rows, Surroundings at) {
            List<Verdict> verdicts = transactions.rehearsed(() -> {
                needed(rows)
                        .forEach(earlier ->
                                Loader.of(loaders, earlier.get(0).kind()).load(earlier, at));
                return Loader.of(loaders, rows.get(0).kind()).load(rows, at);
            });
            stage++;
            verdicts.stream().filter(Verdict::accepted).map(Verdict::row).forEach(this::keep);
            return verdicts;
        }

        private void keep(Row row) {
            if (wanted.contains(row.kind()) && size < KEPT) {
                size++;
                var kept = new Kept(row, stage);
                Links.names(row)
                        .forEach(name -> byName.computeIfAbsent(name, n -> new ArrayList<>(1))
                                .add(kept));
            }
        }

        /** Earlier rows that these need, and what those need in turn, in the order in which they were taken. */
        private Collection<List<Row>> needed(List<Row> rows) {
            var byStage = new TreeMap<Integer, List<Row>>();
            Set<Row> seen = Collections.newSetFromMap(new IdentityHashMap<>());
            Set<Links.Link> asked = new HashSet<>();
            List<Row> reached = rows;
            while (!reached.isEmpty()) {
                List<Row> next = new ArrayList<>();
                for (Row row : reached) {
                    Links.needs(row).stream()
                            .filter(asked::add)
                            .flatMap(need -> byName.getOrDefault(need, List.of()).stream())
                            .filter(kept -> seen.add(kept.row()))
                            .forEach(kept -> {
                                byStage.computeIfAbsent(kept.stage(), s -> new ArrayList<>())
                                        .add(kept.row());
                                next.add(kept.row());
                            });
                }
                reached = next;
            }
            return byStage.values();
        }
    }
}
