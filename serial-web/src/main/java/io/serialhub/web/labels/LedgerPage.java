package io.serialhub.web.labels;

import io.serialhub.label.Label;
import io.serialhub.label.LabelCounts;
import io.serialhub.label.LabelFinding;
import io.serialhub.label.LabelLedger;
import io.serialhub.label.LabelLine;
import io.serialhub.web.shell.Listing;
import io.serialhub.web.shell.Param;
import io.serialhub.web.text.Say;
import io.serialhub.web.text.Stack;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The label ledger: batch by batch, and what does not add up. */
@Named
@RequestScoped
public class LedgerPage {
    private static final int SHOWN = 12;

    @Inject
    private LabelLedger labels;

    @Inject
    private Say say;

    private Listing<LabelLine> listing;
    private List<LabelFinding> findings;

    public Listing<LabelLine> getListing() {
        if (listing == null) {
            String order = Param.text("q");
            listing = Listing.read(Listing.filters("q", order), (after, size) -> labels.batches(order, after, size));
        }
        return listing;
    }

    /** Whether somebody asked; it looks at every label that there is. */
    public boolean isChecked() {
        return Param.text("check") != null;
    }

    public List<LabelFinding> getFindings() {
        if (findings == null) {
            findings = labels.check();
        }
        return findings;
    }

    public List<LabelFinding> getFirstFindings() {
        return getFindings().stream().limit(SHOWN).toList();
    }

    public List<Label> ofUnit(String code) {
        return labels.ofUnit(code);
    }

    public Stack stack(LabelCounts counts) {
        return Stack.of(
                new Stack.Share("ok", say.of("label.printed"), counts.printed()),
                new Stack.Share("acc", say.of("label.open"), counts.open()),
                new Stack.Share("no", say.of("label.scrapped"), counts.scrapped()),
                new Stack.Share("warn", say.of("label.voided"), counts.voided()));
    }
}
