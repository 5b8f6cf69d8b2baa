package io.serialhub.web.labels;

import io.serialhub.base.Coded;
import io.serialhub.label.LabelOutput;
import io.serialhub.label.LabelTemplates;
import io.serialhub.web.shell.Param;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;

/** A sheet of examples to hold against the paper, or one example for a label printer. */
@Named
@RequestScoped
public class TemplateTrial {
    @Inject
    private LabelTemplates templates;

    public void send() throws IOException {
        String code = Param.needed("code");
        LabelOutput asked = Coded.ofWord(LabelOutput.class, Param.text("as"));
        LabelOutput as = asked == null ? LabelOutput.PDF : asked;
        byte[] file = templates.trial(code, as, null);
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        external.responseReset();
        external.setResponseContentType(as.mediaType());
        external.setResponseHeader("X-Content-Type-Options", "nosniff");
        external.setResponseHeader("Content-Disposition", "attachment; filename=\"trial." + as.word() + "\"");
        external.getResponseOutputStream().write(file);
        FacesContext.getCurrentInstance().responseComplete();
    }
}
