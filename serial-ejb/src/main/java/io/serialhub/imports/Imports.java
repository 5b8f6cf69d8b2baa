package io.serialhub.imports;

import io.serialhub.base.Door;
import io.serialhub.base.Needs;
import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Transactions;
import io.serialhub.job.JobQueue;
import io.serialhub.job.JobRunner;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Files of master data, orders and whole registers, as .xlsx or CSV, on their way in. Good rows count, bad ones are
 * explained, and the same file twice changes nothing.
 */
@Stateless
@Door
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Imports {
    /** A larger file is refused unread. */
    public static final long MOST_BYTES = Limits.SHIPPED.bytes();

    @Inject
    Transactions transactions;

    @Inject
    Runs runs;

    @Inject
    RejectRows rejects;

    @Inject
    RefusedRows refused;

    @Inject
    StoredFiles files;

    @Inject
    LargeFiles large;

    @Inject
    Readings readings;

    @Inject
    JobQueue queue;

    @Inject
    JobRunner runner;

    /**
     * Keeps the original and queues its run. A file whose content was taken in full before is done at once, with all its
     * rows {@code already}.
     *
     * @throws Problem file-empty, file-too-large, unknown-import-profile; whatever else is wrong with the file makes its run fail
     */
    @Needs(Permission.IMPORTS_WRITE)
    public ImportRun submit(Upload upload) {
        if (upload.content().length == 0) {
            throw Problem.invalid("file-empty");
        }
        if (upload.content().length > Limits.SHIPPED.bytes()) {
            throw Problem.of(Problem.Kind.TOO_LARGE, "file-too-large", "limit", Limits.SHIPPED.bytes() >> 20);
        }
        return transactions.required(() -> {
            readings.check(upload.profiles());
            return queue(upload, null);
        });
    }

    /**
     * Several files that belong together, as one: they are taken in the order of their dependence, whatever theirs is.
     *
     * @throws Problem file-empty, file-too-large
     */
    @Needs(Permission.IMPORTS_WRITE)
    public ImportRun submit(List<Upload> uploads) {
        return uploads.size() == 1 ? submit(uploads.get(0)) : submit(Bundle.of(uploads));
    }

    private ImportRun queue(Upload upload, String rehearsal) {
        String sha256 = StoredFiles.sha256(upload.content());
        return queue(upload, files.keep(upload, sha256), sha256, rehearsal);
    }

    /** The file of this run once more. */
    private ImportRun queue(StoredRun run, List<String> profiles, boolean dryRun, String rehearsal) {
        var head =
                new Upload(run.view().fileName(), null, new byte[0], run.view().source(), profiles, dryRun);
        return queue(head, run.fileId(), run.view().sha256(), rehearsal);
    }

    private ImportRun queue(Upload upload, long file, String sha256, String rehearsal) {
        String code = runs.insert(upload, file, sha256, rehearsal);
        Optional<StoredRun> complete = upload.dryRun() ? Optional.empty() : runs.findComplete(sha256, upload);
        complete.ifPresentOrElse(
                before -> runs.nothingNew(code, before.view()),
                () -> runs.worksOn(code, queue.add(ImportWork.KIND, code, 0)));
        return stored(code).view();
    }

    /**
     * Makes a dry run come true: the same file, read the same way, this time for good. Asked for again, it is the same run.
     *
     * @throws Problem unknown-import, import-not-rehearsed
     */
    @Needs(Permission.IMPORTS_WRITE)
    public ImportRun accept(String code) {
        return transactions.required(() -> {
            runs.lock(code);
            StoredRun dry = stored(code);
            if (!dry.view().dryRun() || dry.view().status() != ImportStatus.DONE) {
                throw Problem.conflict("import-not-rehearsed", "import", code);
            }
            return runs.findAccepted(code).map(StoredRun::view).orElseGet(() -> queue(dry, dry.asked(), false, code));
        });
    }

    /**
     * A dry run of the same file once more, after a profile was made or corrected.
     *
     * @param profiles codes of those to read it by; empty: those that fit its headings, else by ourselves
     */
    @Needs(Permission.IMPORTS_WRITE)
    public ImportRun rehearse(String code, List<String> profiles) {
        return transactions.required(() -> {
            readings.check(profiles);
            return queue(stored(code), profiles, true, null);
        });
    }

    /** What many refused rows of a run have in common and could say instead, the most frequent first. */
    @Needs(Permission.IMPORTS_READ)
    public List<Remedy> remedies(String code) {
        return transactions.required(() -> rejects.remedies(stored(code).id()));
    }

    /**
     * The refused rows of a run once more, with what the remedy says in place of what was refused; only looked at, until
     * {@link #accept} makes it come true.
     *
     * @throws Problem unknown-import, import-has-no-rejects
     */
    @Needs(Permission.IMPORTS_WRITE)
    public ImportRun remedy(String code, Remedy remedy) {
        return transactions.required(() -> {
            StoredRun run = stored(code);
            FileContent rows = refused.of(run, remedy);
            return queue(
                    new Upload(
                            rows.name(),
                            rows.mediaType(),
                            rows.content(),
                            run.view().source(),
                            run.asked(),
                            true),
                    null);
        });
    }

    /**
     * How the sheets of this run's file are read as things stand: which column is taken for which field, with samples.
     *
     * @throws Problem unknown-import, and what is wrong with the file as a whole
     */
    @Needs(Permission.IMPORTS_READ)
    public List<SheetView> sheets(String code) {
        return transactions.required(() -> {
            StoredRun run = stored(code);
            Profiles profiles = readings.current(run);
            byte[] shown = large.holds(run.fileId()) ? large.beginning(run.fileId()) : files.content(run.fileId());
            try (TableFile file = TableFile.open(shown, Limits.SHIPPED, profiles.form())) {
                return SheetReader.read(file, run.view().fileName(), profiles);
            }
        });
    }

    /** What rows of this kind may say, in the order of our templates. */
    @Needs(Permission.IMPORTS_READ)
    public List<FieldView> fields(ImportKind kind) {
        return Catalogue.of(kind).columns().stream()
                .map(c -> new FieldView(c.name(), c.zh().get(0), c.en().get(0), c.need() != null, c.need()))
                .toList();
    }

    /** The run that this dry run was accepted as, or null. */
    @Needs(Permission.IMPORTS_READ)
    public ImportRun accepted(String code) {
        return transactions.required(() -> runs.findAccepted(stored(code).view().code())
                .map(StoredRun::view)
                .orElse(null));
    }

    /**
     * The same, and waits until it is done. A run of the same content from the same source that a stop broke off goes on,
     * instead of a second one beside it. Not to be called inside a transaction: the run has its own.
     */
    @Needs(Permission.IMPORTS_WRITE)
    public ImportRun runNow(Upload upload) {
        String sha256 = StoredFiles.sha256(upload.content());
        String code = transactions
                .required(() -> runs.findOpen(sha256, upload))
                .map(open -> open.view().code())
                .orElseGet(() -> submit(upload).code());
        Long job = transactions.required(() -> stored(code)).jobId();
        if (job != null) {
            runner.finish(job);
        }
        return get(code);
    }

    /**
     * Stops the run before its next rows. Those that were read by then count; the same file goes on when it comes again.
     *
     * @throws Problem unknown-import, import-ended
     */
    @Needs(Permission.IMPORTS_WRITE)
    public ImportRun stop(String code) {
        return transactions.required(() -> {
            Long job = stored(code).jobId();
            if (job == null || !queue.cancel(job)) {
                throw Problem.conflict("import-ended", "import", code);
            }
            return stored(code).view();
        });
    }

    /** @throws Problem unknown-import */
    @Needs(Permission.IMPORTS_READ)
    public ImportRun get(String code) {
        return transactions.required(() -> stored(code).view());
    }

    /** The newest first. */
    @Needs(Permission.IMPORTS_READ)
    public Page<ImportRun> list(String after, Integer size) {
        return transactions.required(() -> runs.list(after, size));
    }

    /**
     * Refused rows, rows accepted with a warning, and notes on sheets that were not read (line 0), in the file's order.
     *
     * @param reasonCode only those with this reason; null for all
     */
    @Needs(Permission.IMPORTS_READ)
    public Page<Reject> rejects(String code, String reasonCode, String after, Integer size) {
        return transactions.required(() -> rejects.list(stored(code).id(), reasonCode, after, size));
    }

    /**
     * Rows with what became of them: all that {@link #rejects} has, and of a dry run the first thousand of the others.
     *
     * @param outcome    null for all
     * @param reasonCode only those with this reason; null for all
     */
    @Needs(Permission.IMPORTS_READ)
    public Page<ImportRow> rows(String code, RowOutcome outcome, String reasonCode, String after, Integer size) {
        return transactions.required(() -> rejects.rows(stored(code).id(), outcome, reasonCode, after, size));
    }

    /** How many of {@link #rejects} there are for each reason, most first. */
    @Needs(Permission.IMPORTS_READ)
    public Map<String, Integer> rejectCounts(String code) {
        return transactions.required(() -> rejects.counts(stored(code).id()));
    }

    /**
     * Runs whose counts do not add up: rows read are not accepted, already and rejected ones together, the rejected ones are
     * not all kept, or a finished run has not read all. There must be none.
     */
    @Needs(Permission.SYSTEM)
    public List<String> unbalanced() {
        return transactions.required(runs::unbalanced);
    }

    private StoredRun stored(String code) {
        return runs.find(code).orElseThrow(() -> Problem.notFound("unknown-import", "import", code));
    }
}
