package io.serialhub.imports;

import io.serialhub.base.Actor;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import io.serialhub.base.Transactions;
import io.serialhub.job.JobRun;
import io.serialhub.job.Work;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;

/**
 * A run, chunk by chunk. The first chunk looks the file through and writes nothing of it; each further one takes rows and
 * commits what they changed together with how far the run has come, so that a run that was cut off goes on at its next row.
 */
@ApplicationScoped
public class ImportWork implements Work {
    static final String KIND = "import";
    static final int CHUNK = 500;

    /** Of so many first rows a dry run also keeps those that would be taken, to be looked at. */
    private static final int PREVIEWED = 1_000;

    @Inject
    Runs runs;

    @Inject
    RejectRows rejects;

    @Inject
    Readings readings;

    @Inject
    Instance<Loader> loaders;

    @Inject
    Rehearsals rehearsals;

    @Inject
    Sites sites;

    @Inject
    RunMessages messages;

    @Inject
    Transactions transactions;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Permission steering() {
        return Permission.IMPORTS_WRITE;
    }

    @Override
    public boolean chunk(JobRun job) {
        return Actor.current().on("file").call(() -> piece(job));
    }

    private boolean piece(JobRun job) {
        StoredRun run = runs.find(job.subject()).orElseThrow();
        if (run.view().status() == ImportStatus.QUEUED) {
            Plan plan = readings.of(run).plan();
            plan.kinds().forEach(this::require);
            runs.planned(run.id(), plan);
            rejects.note(run.id(), plan.skipped());
            job.expect(plan.total());
            return false;
        }
        if (run.view().dryRun() && rehearsals.cutOff(run)) {
            runs.restart(run.id());
            rejects.clear(run.id());
            return false;
        }
        int from = run.view().readRows();
        List<Row> rows = readings.of(run).next(from, CHUNK);
        if (rows.isEmpty()) {
            runs.finish(run.id());
            messages.ended(run);
            forget(run);
            return true;
        }
        Surroundings at = sites.around(run.view().fileName());
        int together = loader(rows.get(0).kind()).together();
        for (int i = 0; i < rows.size(); i += together) {
            take(run, from + i, rows.subList(i, Math.min(i + together, rows.size())), at);
        }
        job.advance(rows.size());
        return false;
    }

    private void require(ImportKind kind) {
        loader(kind).permissions().stream().sorted().forEach(Actor.current()::require);
    }

    /** All of them in one transaction; when a door refuses one of them, half as many at a time, until it stands alone. */
    private void take(StoredRun run, int from, List<Row> rows, Surroundings at) {
        try {
            if (run.view().dryRun()) {
                List<Verdict> verdicts =
                        rehearsals.of(run, readings.of(run).plan()).load(rows, at);
                transactions.inNew(() -> settle(run, from, verdicts));
            } else {
                Loader loader = loader(rows.get(0).kind());
                transactions.inNew(() -> messages.tie(run, () -> settle(run, from, loader.load(rows, at))));
            }
        } catch (Problem e) {
            rows.forEach(row -> row.warnings().clear());
            if (rows.size() == 1) {
                transactions.inNew(() -> settle(run, from, List.of(Verdict.refused(rows.get(0), e))));
                return;
            }
            int half = rows.size() / 2;
            take(run, from, rows.subList(0, half), at);
            take(run, from + half, rows.subList(half, rows.size()), at);
        }
    }

    private Void settle(StoredRun run, int from, List<Verdict> verdicts) {
        runs.advance(run.id(), from, Counts.of(verdicts));
        rejects.insert(run.id(), verdicts, run.view().dryRun() ? Math.max(0, PREVIEWED - from) : 0);
        return null;
    }

    private void forget(StoredRun run) {
        readings.close(run);
        rehearsals.end(run.id());
    }

    private Loader loader(ImportKind kind) {
        return Loader.of(loaders, kind);
    }

    @Override
    public void cancelled(JobRun job) {
        failed(job, Reason.of("import-cancelled"));
    }

    @Override
    public void failed(JobRun job, Reason reason) {
        runs.fail(job.subject(), reason);
        runs.find(job.subject()).ifPresent(run -> {
            messages.refused(run, reason);
            forget(run);
        });
    }
}
