package io.serialhub.web.numbers;

import io.serialhub.numbering.ListFormat;
import io.serialhub.numbering.NumberBatches;
import io.serialhub.numbering.Pools;
import io.serialhub.web.shell.Param;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Lists of numbers to take away, for a printer or a supplier. */
@Named
@RequestScoped
public class NumberFile {
    @Inject
    private NumberBatches batches;

    @Inject
    private Pools pools;

    public void sendBatch() throws IOException {
        String code = Param.needed("code");
        batches.get(code);
        batches.file(code, format(), open(code));
        FacesContext.getCurrentInstance().responseComplete();
    }

    public void sendPool() throws IOException {
        String code = Param.needed("code");
        String draw = Param.text("draw");
        pools.get(code);
        pools.file(code, draw, format(), open(draw == null ? code : draw));
        FacesContext.getCurrentInstance().responseComplete();
    }

    private static ListFormat format() {
        return "xlsx".equals(Param.text("as")) ? ListFormat.XLSX : ListFormat.CSV;
    }

    private static java.io.OutputStream open(String name) throws IOException {
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        external.responseReset();
        external.setResponseContentType(format().mediaType());
        external.setResponseHeader("X-Content-Type-Options", "nosniff");
        external.setResponseHeader(
                "Content-Disposition",
                "attachment; filename*=UTF-8''"
                        + URLEncoder.encode(name + format().ending(), StandardCharsets.UTF_8)
                                .replace("+", "%20"));
        return external.getResponseOutputStream();
    }
}
