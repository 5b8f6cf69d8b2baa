package io.serialhub.web.labels;

import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import io.serialhub.identifier.Carrier;
import io.serialhub.label.LabelCounts;
import io.serialhub.label.LabelJobs;
import io.serialhub.label.LabelLedger;
import io.serialhub.label.LabelOrder;
import io.serialhub.label.LabelOutput;
import io.serialhub.label.LabelTemplate;
import io.serialhub.label.LabelTemplates;
import io.serialhub.label.Paper;
import io.serialhub.web.shell.Form;
import io.serialhub.web.shell.Go;
import io.serialhub.web.shell.Param;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Printing labels: of a batch, an order, or the numbers that somebody types, scans or pastes. */
@Named
@ViewScoped
public class PrintForm extends Form {
    private static final int OFFERED = 200;

    @Inject
    private LabelTemplates templates;

    @Inject
    private LabelJobs jobs;

    @Inject
    private LabelLedger labels;

    private String batch;
    private String order;

    @PostConstruct
    void open() {
        batch = Param.text("batch");
        order = Param.text("order");
        show("codes", Param.text("code"));
        show("output", LabelOutput.PDF);
        show("startAt", "1");
        // The plate of a product before the label of a carton.
        getTemplates().stream()
                .min(Comparator.comparing(template -> template.carrier() != Carrier.DATA_MATRIX))
                .ifPresent(template -> show("template", template.code()));
    }

    public String getBatch() {
        return batch;
    }

    public String getOrder() {
        return order;
    }

    public boolean isByCodes() {
        return batch == null && order == null;
    }

    /** What stands in the label ledger so far; null for typed numbers. */
    public LabelCounts getCounts() {
        return isByCodes() ? null : batch != null ? labels.ofBatch(batch) : labels.ofOrder(order);
    }

    public List<LabelTemplate> getTemplates() {
        return templates.list(null, OFFERED).items().stream()
                .filter(LabelTemplate::active)
                .toList();
    }

    public LabelOutput[] getOutputs() {
        return LabelOutput.values();
    }

    public LabelTemplate getTemplate() {
        return text("template") == null ? null : templates.get(text("template"));
    }

    public boolean isOnSheets() {
        LabelTemplate template = getTemplate();
        return LabelOutput.PDF.word().equals(text("output")) && template != null && template.labelsPerPage() > 1;
    }

    /** Numbers of the labels on a sheet, row by row, to click the first free one. */
    public List<List<Integer>> getSheet() {
        Paper paper = getTemplate().paper();
        return IntStream.range(0, paper.rows())
                .mapToObj(row -> IntStream.rangeClosed(1, paper.columns())
                        .mapToObj(column -> row * paper.columns() + column)
                        .toList())
                .toList();
    }

    public String getPicture() {
        try {
            return getTemplate() == null ? "" : templates.preview(getTemplate(), sample());
        } catch (Problem problem) {
            return "";
        }
    }

    /** Why the first number does not fit this label, or null. */
    public Reason getTrouble() {
        try {
            if (getTemplate() != null) {
                templates.preview(getTemplate(), sample());
            }
            return null;
        } catch (Problem problem) {
            return problem.reason();
        }
    }

    private String sample() {
        List<String> codes = codes();
        return codes.isEmpty() ? null : codes.get(0);
    }

    private List<String> codes() {
        return text("codes") == null
                ? List.of()
                : Arrays.stream(text("codes").split("[\\n\\r\\t;]+"))
                        .map(String::strip)
                        .filter(code -> !code.isEmpty())
                        .distinct()
                        .toList();
    }

    public void refresh() {
        // the page asks again for what it shows
    }

    public void send() {
        var asked = new LabelOrder(
                text("template"),
                word(LabelOutput.class, "output"),
                batch,
                order,
                isByCodes() ? codes() : List.of(),
                null,
                isOnSheets() ? whole("startAt") : 1,
                null,
                text("reason"));
        Go.to("/labels/job.xhtml", "code", jobs.request(asked).code());
    }
}
