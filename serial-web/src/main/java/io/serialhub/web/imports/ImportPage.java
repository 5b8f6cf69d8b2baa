package io.serialhub.web.imports;

import io.serialhub.imports.ImportRow;
import io.serialhub.imports.ImportRun;
import io.serialhub.imports.ImportStatus;
import io.serialhub.imports.Imports;
import io.serialhub.imports.Remedy;
import io.serialhub.imports.RowOutcome;
import io.serialhub.web.shell.Go;
import io.serialhub.web.shell.Listing;
import io.serialhub.web.shell.Param;
import io.serialhub.web.text.Say;
import io.serialhub.web.text.Stack;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What becomes of a file, in a dry run or for good: how far it is, what is taken, and every refused row with its remedy. */
@Named
@RequestScoped
public class ImportPage {
    /** Before so many rows nobody can say how long it takes. */
    private static final int FEW = 200;

    @Inject
    private Imports imports;

    @Inject
    private Say say;

    private ImportRun run;
    private ImportRun accepted;
    private Listing<ImportRow> rows;
    private RejectTable table;
    private Map<String, Integer> counts;
    private List<Remedy> remedies;

    public ImportRun getRun() {
        if (run == null) {
            run = imports.get(Param.needed("code"));
        }
        return run;
    }

    public boolean isRunning() {
        return getRun().status() == ImportStatus.QUEUED || getRun().status() == ImportStatus.RUNNING;
    }

    /** A dry run that is done and waits for somebody to say yes. */
    public boolean isWaiting() {
        return getRun().dryRun() && getRun().status() == ImportStatus.DONE && getAccepted() == null;
    }

    /** The run that this dry run was accepted as, or null. */
    public ImportRun getAccepted() {
        if (accepted == null && getRun().dryRun()) {
            accepted = imports.accepted(getRun().code());
        }
        return accepted;
    }

    public void accept() {
        Go.to("/imports/import.xhtml", "code", imports.accept(getRun().code()).code());
    }

    public void stop() {
        Go.to("/imports/import.xhtml", "code", imports.stop(getRun().code()).code());
    }

    public int getCurrent() {
        ImportRun r = getRun();
        if (r.failure() != null) {
            return 1;
        }
        if (r.dryRun()) {
            return isRunning() ? 2 : 3;
        }
        return isRunning() ? 3 : r.rejected() > 0 ? 4 : 5;
    }

    public List<String> getStages() {
        return List.of(
                say.of("import.stage-upload"),
                say.of("import.stage-columns"),
                say.of("import.stage-dry"),
                say.of("import.stage-accept"),
                say.of("import.stage-correct"));
    }

    /** For good as in the dry run before it; null where there was none. */
    public Boolean getAsRehearsed() {
        ImportRun r = getRun();
        if (r.rehearsal() == null) {
            return null;
        }
        ImportRun dry = imports.get(r.rehearsal());
        return dry.accepted() == r.accepted() && dry.rejected() == r.rejected() && dry.already() == r.already();
    }

    /** Words for the time left, empty while nobody can say. */
    public String getLeft() {
        ImportRun r = getRun();
        if (r.readRows() < FEW || r.totalRows() == 0) {
            return "";
        }
        long spent = Duration.between(r.createdAt(), Instant.now()).toMillis();
        long seconds = spent * (r.totalRows() - r.readRows()) / r.readRows() / 1_000;
        return seconds < 60
                ? say.of("import.left-seconds", Math.max(1, seconds))
                : say.of("import.left-minutes", (seconds + 59) / 60);
    }

    public String getReason() {
        return Param.text("reason");
    }

    public RowOutcome getOutcome() {
        return Param.word(RowOutcome.class, "outcome");
    }

    public Listing<ImportRow> getRows() {
        if (rows == null) {
            String code = getRun().code();
            String reason = getReason();
            RowOutcome outcome = getOutcome();
            rows = Listing.read(
                    Listing.filters("code", code, "reason", reason, "outcome", outcome == null ? null : outcome.word()),
                    (after, size) -> imports.rows(code, outcome, reason, after, size));
        }
        return rows;
    }

    public RejectTable getTable() {
        if (table == null) {
            table = RejectTable.of(getRows().getItems(), getRemedies());
        }
        return table;
    }

    /** What would help many refused rows at once; not before the good rows of a dry run are taken, which would be left behind. */
    public List<Remedy> getRemedies() {
        if (remedies == null) {
            ImportRun r = getRun();
            boolean first = isWaiting() && r.accepted() > 0;
            remedies = r.rejected() == 0 || first ? List.of() : imports.remedies(r.code());
        }
        return remedies;
    }

    /** Words for the button of a remedy. */
    public String change(Remedy remedy) {
        if (remedy.guess() == null) {
            return say.of("import.read-as-dates", remedy.rows());
        }
        return remedy.rows() == 1
                ? say.of("import.change-one", remedy.guess())
                : say.of("import.change-all", remedy.rows(), remedy.guess());
    }

    /** Looks at the refused rows once more, with what the remedy says. */
    public void correct() {
        List<Remedy> known = getRemedies();
        int key = Integer.parseInt(Param.needed("correct"));
        if (key >= 0 && key < known.size()) {
            Go.to(
                    "/imports/import.xhtml",
                    "code",
                    imports.remedy(getRun().code(), known.get(key)).code());
        }
    }

    /** How many rows of each outcome, those that there are. */
    public Map<RowOutcome, Integer> getOutcomes() {
        ImportRun r = getRun();
        var outcomes = new LinkedHashMap<RowOutcome, Integer>();
        outcomes.put(RowOutcome.REFUSED, r.rejected());
        outcomes.put(RowOutcome.WARNED, r.warned());
        if (r.dryRun()) {
            outcomes.put(RowOutcome.CREATED, r.accepted() - r.changed());
            outcomes.put(RowOutcome.CHANGED, r.changed());
            outcomes.put(RowOutcome.ALREADY, r.already());
        }
        outcomes.values().removeIf(n -> n == 0);
        return outcomes;
    }

    /** Reasons and how many rows each, most first; a few of them fit beside the title. */
    public Map<String, Integer> getCounts() {
        if (counts == null) {
            counts = new LinkedHashMap<>();
            imports.rejectCounts(getRun().code()).entrySet().stream()
                    .limit(6)
                    .forEach(e -> counts.put(e.getKey(), e.getValue()));
        }
        return counts;
    }

    public Stack getStack() {
        ImportRun r = getRun();
        return Stack.of(
                new Stack.Share("ok", say.of("import.accepted"), Math.max(0, r.accepted() - r.warned())),
                new Stack.Share("acc", say.of("import.already"), r.already()),
                new Stack.Share("warn", say.of("import.warned"), r.warned()),
                new Stack.Share("no", say.of("import.refused"), r.rejected()));
    }

    /** Seconds with one decimal, as people compare them. */
    public String getTook() {
        if (getRun().finishedAt() == null) {
            return "";
        }
        long millis =
                Duration.between(getRun().createdAt(), getRun().finishedAt()).toMillis();
        return String.format(java.util.Locale.ROOT, "%.1f", millis / 1000.0);
    }
}
