package io.serialhub.web.numbers;

import io.serialhub.numbering.NumberBatches;
import io.serialhub.web.shell.Form;
import io.serialhub.web.shell.Go;
import io.serialhub.web.shell.Param;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

@Named
@ViewScoped
public class BatchActs extends Form {
    @Inject
    private NumberBatches batches;

    @PostConstruct
    void open() {
        show("code", Param.needed("code"));
    }

    public void stop() {
        batches.cancel(text("code"));
        Go.to("/numbers/batch.xhtml", "code", text("code"));
    }
}
