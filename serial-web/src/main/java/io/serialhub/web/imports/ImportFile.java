package io.serialhub.web.imports;

import io.serialhub.imports.FileContent;
import io.serialhub.imports.ImportFiles;
import io.serialhub.imports.ImportKind;
import io.serialhub.web.shell.Param;
import io.serialhub.web.text.Say;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Files to take away: the original, the refused rows with reasons, an empty template. */
@Named
@RequestScoped
public class ImportFile {
    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @Inject
    private ImportFiles imports;

    public void send() throws IOException {
        String template = Param.text("template");
        String code = template == null ? Param.needed("code") : null;
        FileContent file = template != null
                ? new FileContent(template + ".xlsx", WORKBOOK, imports.template(kind(template)))
                : "original".equals(Param.text("what")) ? imports.original(code) : imports.rejects(code);
        FacesContext faces = FacesContext.getCurrentInstance();
        ExternalContext external = faces.getExternalContext();
        external.responseReset();
        external.setResponseContentType(file.mediaType());
        external.setResponseHeader("X-Content-Type-Options", "nosniff");
        external.setResponseHeader(
                "Content-Disposition",
                "attachment; filename*=UTF-8''"
                        + URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20"));
        file.writeTo(external.getResponseOutputStream());
        faces.responseComplete();
    }

    private static ImportKind kind(String word) {
        return Arrays.stream(ImportKind.values())
                .filter(k -> Say.slug(k).equals(word))
                .findFirst()
                .orElseThrow();
    }
}
