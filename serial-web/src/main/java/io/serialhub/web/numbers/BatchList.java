package io.serialhub.web.numbers;

import io.serialhub.numbering.BatchFilter;
import io.serialhub.numbering.BatchStatus;
import io.serialhub.numbering.NumberBatch;
import io.serialhub.numbering.NumberBatches;
import io.serialhub.numbering.NumberRules;
import io.serialhub.numbering.RunningOut;
import io.serialhub.web.shell.Listing;
import io.serialhub.web.shell.Param;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;

/** Batches, what needs somebody among them, and rules that run out. */
@Named
@RequestScoped
public class BatchList {
    private static final int URGENT = 3;

    @Inject
    private NumberBatches batches;

    @Inject
    private NumberRules rules;

    private Listing<NumberBatch> listing;
    private Map<BatchStatus, Long> open;
    private List<RunningOut> runningOut;

    public Listing<NumberBatch> getListing() {
        if (listing == null) {
            String text = Param.text("q");
            BatchStatus status = Param.word(BatchStatus.class, "status");
            var filter = new BatchFilter(text, null, status);
            listing = Listing.read(
                    Listing.filters("q", text, "status", status == null ? null : status.word()),
                    (after, size) -> batches.list(filter, after, size));
        }
        return listing;
    }

    public BatchStatus[] getStatuses() {
        return BatchStatus.values();
    }

    /** How many are as far as this, where somebody waits for them. */
    public Long count(BatchStatus status) {
        if (open == null) {
            open = batches.open();
        }
        return open.get(status);
    }

    public List<RunningOut> getRunningOut() {
        if (runningOut == null) {
            runningOut = rules.runningOut().stream().limit(URGENT).toList();
        }
        return runningOut;
    }
}
