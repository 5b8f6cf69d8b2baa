package io.serialhub.stock;

import io.serialhub.base.Database;
import io.serialhub.base.Permission;
import io.serialhub.base.Reason;
import io.serialhub.job.JobQueue;
import io.serialhub.job.JobRun;
import io.serialhub.job.Progress;
import io.serialhub.job.Work;
import io.serialhub.ledger.Context;
import io.serialhub.ledger.Item;
import io.serialhub.ledger.Mode;
import io.serialhub.ledger.Recorder;
import io.serialhub.ledger.Recording;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a confirmed count records: finding by finding, unit by unit in the order of their ids, in portions that the ledger
 * takes. A small count is recorded at once; a big one by a job that goes on where it was cut off.
 */
@ApplicationScoped
class StocktakeEvents implements Work {
    static final int PORTION = 1_000;

    private static final String KIND = "stocktake";

    private static final Map<Finding, String> STEPS = steps();

    @Inject
    StocktakeTable table;

    @Inject
    StocktakeFindings findings;

    @Inject
    Recorder recorder;

    @Inject
    JobQueue queue;

    @Inject
    Database database;

    /** How far the recording is. @param finding null: all is recorded */
    record Reached(Finding finding, long after) {
        static final Reached NOTHING = new Reached(Finding.RIGHT, 0);
        static final Reached ALL = new Reached(null, 0);

        private Reached next() {
            List<Finding> order = List.copyOf(STEPS.keySet());
            int at = order.indexOf(finding) + 1;
            return at == order.size() ? ALL : new Reached(order.get(at), 0);
        }
    }

    /** What is right first: what is moved counts as right from then on. */
    private static Map<Finding, String> steps() {
        var steps = new LinkedHashMap<Finding, String>();
        steps.put(Finding.RIGHT, "count");
        steps.put(Finding.MOVED, "put-away");
        steps.put(Finding.FOUND, "find");
        steps.put(Finding.MISSING, "lose");
        return steps;
    }

    /** Whether there is too much for one transaction. @param findings what is to be recorded */
    static int work(Map<Finding, Integer> findings) {
        return STEPS.keySet().stream()
                .mapToInt(finding -> findings.getOrDefault(finding, 0))
                .sum();
    }

    /** Records everything in this transaction. */
    void record(StocktakeTable.Kept count) {
        Reached progress = Reached.NOTHING;
        while (progress.finding() != null) {
            progress = portion(count, progress, new ArrayList<>());
        }
    }

    /** Leaves it to a job. */
    void recordLater(StocktakeTable.Kept count, int units) {
        table.progress(count.id(), Reached.NOTHING);
        queue.add(KIND, count.code(), units);
    }

    Progress progress(String count) {
        return queue.progress(KIND, count).orElse(null);
    }

    /** The next units of a finding. Whoever was quicker wins: a unit that has left meanwhile is left alone. */
    private Reached portion(StocktakeTable.Kept count, Reached progress, List<Difference> recorded) {
        List<StocktakeFindings.Found> units =
                findings.differences(count, progress.finding(), Long.toString(progress.after()), most());
        units.forEach(unit -> recorded.add(unit.difference()));
        record(count, STEPS.get(progress.finding()), recorded);
        return units.size() == most()
                ? new Reached(
                        progress.finding(),
                        Long.parseLong(units.get(units.size() - 1).key()))
                : progress.next();
    }

    private int most() {
        return Math.min(PORTION, database.maxItems());
    }

    private void record(StocktakeTable.Kept count, String step, List<Difference> units) {
        var byPlace = new LinkedHashMap<String, List<Item>>();
        for (Difference unit : units) {
            byPlace.computeIfAbsent(unit.seen() == null ? "" : unit.seen().code(), p -> new ArrayList<>())
                    .add(new Item(unit.code(), null, null, unit.material().code(), null, null, null, null));
        }
        byPlace.forEach((place, items) -> {
            Context context = new Context(null, null, place.isEmpty() ? null : place, count.code(), null, null, null);
            recorder.record(new Recording(null, step, Mode.ACCEPT_GOOD, items, context));
        });
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Permission steering() {
        return Permission.RECORD_MOVE;
    }

    @Override
    public boolean chunk(JobRun run) {
        StocktakeTable.Kept count = table.get(run.subject());
        var recorded = new ArrayList<Difference>();
        Reached next = portion(count, table.progress(count.id()), recorded);
        run.advance(recorded.size());
        if (next.finding() == null) {
            table.end(count.id(), StocktakeStatus.CONFIRMED);
            return true;
        }
        table.progress(count.id(), next);
        return false;
    }

    /** What was recorded stands; the rest can be looked at and confirmed again. */
    @Override
    public void cancelled(JobRun run) {
        table.end(table.get(run.subject()).id(), StocktakeStatus.OPEN);
    }

    @Override
    public void failed(JobRun run, Reason reason) {
        cancelled(run);
    }
}
