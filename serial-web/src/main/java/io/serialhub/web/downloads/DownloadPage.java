package io.serialhub.web.downloads;

import io.serialhub.download.Download;
import io.serialhub.download.DownloadFormat;
import io.serialhub.download.Downloads;
import io.serialhub.web.shell.Go;
import io.serialhub.web.shell.Param;
import io.serialhub.web.shell.Viewer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A list taken away as a file: a short one at once, a long one when its job is done. */
@Named
@RequestScoped
public class DownloadPage {
    private static final Set<String> OWN = Set.of("list", "format", "at", "size", "code");

    @Inject
    private Downloads downloads;

    @Inject
    private Viewer viewer;

    private Download download;

    public Download getDownload() {
        if (download == null) {
            download = downloads.get(Param.needed("code"));
        }
        return download;
    }

    /** What the page's list was narrowed to stands in the address. */
    public void send() throws IOException {
        if (Param.text("code") != null) {
            respond(getDownload());
            downloads.write(
                    getDownload().code(),
                    FacesContext.getCurrentInstance().getExternalContext().getResponseOutputStream());
            FacesContext.getCurrentInstance().responseComplete();
            return;
        }
        FacesContext faces = FacesContext.getCurrentInstance();
        Map<String, String> filter = new HashMap<>();
        faces.getExternalContext().getRequestParameterMap().forEach((name, value) -> {
            if (!OWN.contains(name) && !value.isBlank()) {
                filter.put(name, value.trim());
            }
        });
        DownloadFormat format = Param.word(DownloadFormat.class, "format");
        Download made = downloads.prepare(
                Param.needed("list"), filter, format == null ? DownloadFormat.CSV : format, viewer.getLocale());
        if (made.content() == null) {
            Go.to("/downloads/download.xhtml", "code", made.code());
            return;
        }
        respond(made);
        faces.getExternalContext().getResponseOutputStream().write(made.content());
        faces.responseComplete();
    }

    private static void respond(Download file) {
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        external.responseReset();
        external.setResponseContentType(file.format().mediaType());
        external.setResponseHeader("X-Content-Type-Options", "nosniff");
        external.setResponseHeader(
                "Content-Disposition",
                "attachment; filename*=UTF-8''"
                        + URLEncoder.encode(file.fileName(), StandardCharsets.UTF_8)
                                .replace("+", "%20"));
    }
}
