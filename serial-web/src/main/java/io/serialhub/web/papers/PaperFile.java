package io.serialhub.web.papers;

import io.serialhub.print.PrintOut;
import io.serialhub.print.PrintOuts;
import io.serialhub.web.shell.Param;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Documents as PDF, in the reader's language; shown by the browser, which prints or keeps them. */
@Named
@RequestScoped
public class PaperFile {
    @Inject
    private LifePaper lives;

    @Inject
    private PackingPaper packing;

    @Inject
    private PrintOuts printOuts;

    public void sendUnit() throws IOException {
        send(lives.of(Param.needed("code")));
    }

    public void sendBox() throws IOException {
        String then = Param.text("then");
        send(packing.ofBox(Param.needed("code"), then == null ? null : Instant.parse(then)));
    }

    public void sendOrder() throws IOException {
        send(packing.ofOrder(Param.needed("code")));
    }

    private void send(PrintOut printOut) throws IOException {
        FacesContext faces = FacesContext.getCurrentInstance();
        ExternalContext external = faces.getExternalContext();
        external.responseReset();
        external.setResponseContentType("application/pdf");
        external.setResponseHeader("X-Content-Type-Options", "nosniff");
        external.setResponseHeader("Cache-Control", "no-store");
        String name = printOut.kind() + " " + printOut.code() + ".pdf";
        external.setResponseHeader(
                "Content-Disposition",
                "inline; filename*=UTF-8''"
                        + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"));
        printOuts.write(printOut, external.getResponseOutputStream());
        faces.responseComplete();
    }
}
