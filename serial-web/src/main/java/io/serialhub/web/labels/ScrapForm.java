package io.serialhub.web.labels;

import io.serialhub.label.LabelLedger;
import io.serialhub.web.shell.Form;
import io.serialhub.web.shell.Go;
import io.serialhub.web.shell.Param;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;

/** Labels that were spoiled or got lost. */
@Named
@ViewScoped
public class ScrapForm extends Form {
    @Inject
    private LabelLedger labels;

    @PostConstruct
    void open() {
        show("codes", Param.text("code"));
    }

    public void scrap() {
        List<String> codes = text("codes") == null
                ? List.of()
                : Arrays.stream(text("codes").split("[\\n\\r\\t;]+"))
                        .map(String::strip)
                        .filter(code -> !code.isEmpty())
                        .distinct()
                        .toList();
        Go.said("label.scrapped-n", labels.scrap(codes, text("reason")));
        Go.to("/labels/ledger.xhtml");
    }
}
