package io.serialhub.web.imports;

import io.serialhub.imports.ImportRun;
import io.serialhub.imports.ImportStatus;
import io.serialhub.imports.Imports;
import io.serialhub.imports.Reject;
import io.serialhub.web.shell.Listing;
import io.serialhub.web.shell.Param;
import io.serialhub.web.text.Say;
import io.serialhub.web.text.Stack;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became of a file: how far it is, what was taken, and every refused row with its reason and remedy. */
@Named
@RequestScoped
public class ImportPage {
    @Inject
    private Imports imports;

    @Inject
    private Say say;

    private ImportRun run;
    private Listing<Reject> rejects;
    private RejectTable table;
    private Map<String, Integer> counts;

    public ImportRun getRun() {
        if (run == null) {
            run = imports.get(Param.needed("code"));
        }
        return run;
    }

    public boolean isRunning() {
        return getRun().status() == ImportStatus.QUEUED || getRun().status() == ImportStatus.RUNNING;
    }

    public int getCurrent() {
        return isRunning() ? 1 : getRun().rejected() > 0 ? 2 : 3;
    }

    public List<String> getStages() {
        return List.of(say.of("import.stage-upload"), say.of("import.stage-read"), say.of("import.stage-correct"));
    }

    public String getReason() {
        return Param.text("reason");
    }

    public Listing<Reject> getRejects() {
        if (rejects == null) {
            String code = getRun().code();
            String reason = getReason();
            rejects = Listing.read(
                    Listing.filters("code", code, "reason", reason),
                    (after, size) -> imports.rejects(code, reason, after, size));
        }
        return rejects;
    }

    public RejectTable getTable() {
        if (table == null) {
            table = RejectTable.of(getRejects().getItems());
        }
        return table;
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
