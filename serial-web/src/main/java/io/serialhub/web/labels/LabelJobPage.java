package io.serialhub.web.labels;

import io.serialhub.label.LabelJob;
import io.serialhub.label.LabelJobs;
import io.serialhub.web.shell.Go;
import io.serialhub.web.shell.Listing;
import io.serialhub.web.shell.Param;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;

/** Label jobs: all of them, and one with its progress and its file. */
@Named
@RequestScoped
public class LabelJobPage {
    @Inject
    private LabelJobs jobs;

    private LabelJob job;
    private Listing<LabelJob> listing;

    public LabelJob getJob() {
        if (job == null) {
            job = jobs.get(Param.needed("code"));
        }
        return job;
    }

    public boolean isRunning() {
        return !getJob().status().isFinal();
    }

    public Listing<LabelJob> getListing() {
        if (listing == null) {
            String batch = Param.text("batch");
            String order = Param.text("order");
            listing = Listing.read(
                    Listing.filters("batch", batch, "order", order),
                    (after, size) -> jobs.list(batch, order, after, size));
        }
        return listing;
    }

    public void cancel() {
        jobs.cancel(Param.needed("code"));
        Go.to("/labels/job.xhtml", "code", Param.needed("code"));
    }

    /** The file itself. */
    public void send() throws IOException {
        LabelJob made = jobs.finished(Param.needed("code"));
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        external.responseReset();
        external.setResponseContentType(made.output().mediaType());
        external.setResponseHeader("X-Content-Type-Options", "nosniff");
        external.setResponseHeader("Content-Disposition", "attachment; filename=\"" + made.fileName() + "\"");
        jobs.write(made.code(), external.getResponseOutputStream());
        FacesContext.getCurrentInstance().responseComplete();
    }
}
