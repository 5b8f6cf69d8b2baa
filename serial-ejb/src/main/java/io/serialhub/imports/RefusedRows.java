package io.serialhub.imports;

import io.serialhub.base.Actor;
import io.serialhub.base.Problem;
import io.serialhub.base.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The refused rows of a run as a file, to be corrected and handed in again. */
@ApplicationScoped
class RefusedRows {
    private static final int AT_A_TIME = 1_000;

    @Inject
    RejectRows rejects;

    @Inject
    StoredFiles files;

    @Inject
    LargeFiles large;

    @Inject
    Readings readings;

    @Inject
    Transactions transactions;

    /** @throws Problem import-has-no-rejects */
    FileContent of(StoredRun run, Remedy remedy) {
        Locale locale = Actor.current().locale();
        if (large.holds(run.fileId())) {
            if (run.view().rejected() == 0) {
                throw none(run);
            }
            String name = RejectsFile.name(run.view().fileName(), remedy) + ".csv";
            return new FileContent(name, FileContent.CSV, out -> write(run, remedy, locale, out));
        }
        Map<String, Map<Integer, RejectRows.Blame>> refused = rejects.refused(run.id());
        if (refused.isEmpty()) {
            throw none(run);
        }
        return RejectsFile.write(run, files.content(run.fileId()), readings.profiles(run), refused, remedy, locale);
    }

    /** Of a large file: from what was kept of each row, some at a time. */
    private void write(StoredRun run, Remedy remedy, Locale locale, OutputStream out) {
        try (var csv = new LargeRejects(out, locale)) {
            for (List<Reject> next = next(run, null); !next.isEmpty(); next = next(run, next.get(next.size() - 1))) {
                next.forEach(row -> csv.write(remedy.on(row)));
            }
        }
    }

    /** In a transaction of its own, so that a slow reader holds none. */
    private List<Reject> next(StoredRun run, Reject after) {
        return transactions.required(() -> rejects.refused(run.id(), after, AT_A_TIME));
    }

    private static Problem none(StoredRun run) {
        return Problem.notFound("import-has-no-rejects", "import", run.view().code());
    }
}
