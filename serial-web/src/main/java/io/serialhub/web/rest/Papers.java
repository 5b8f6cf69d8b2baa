package io.serialhub.web.rest;

import io.serialhub.base.Problem;
import io.serialhub.print.PrintOut;
import io.serialhub.print.PrintOuts;
import io.serialhub.web.papers.LifePaper;
import io.serialhub.web.papers.PackingPaper;
import io.serialhub.web.shell.Viewer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;

/** Documents as PDF for programs, in the language that is asked for. */
@RequestScoped
public class Papers {
    static final String PDF = "application/pdf";

    @Inject
    private LifePaper lives;

    @Inject
    private PackingPaper packing;

    @Inject
    private PrintOuts printOuts;

    @Inject
    private Viewer viewer;

    /** @param zone in which its times are told; null: UTC @throws Problem {@code time-zone-unknown} */
    Response lifeFile(String unit, String zone) {
        in(zone);
        return pdf(lives.of(unit));
    }

    Response packingList(String box, Instant at, String zone) {
        in(zone);
        return pdf(packing.ofBox(box, at));
    }

    Response packingListOfOrder(String order, String zone) {
        in(zone);
        return pdf(packing.ofOrder(order));
    }

    private void in(String zone) {
        String asked = Asked.text(zone);
        if (asked != null) {
            try {
                viewer.setZone(ZoneId.of(asked));
            } catch (DateTimeException e) {
                throw Problem.invalid("time-zone-unknown", "zone", asked);
            }
        }
    }

    /** Whole before its first byte, so that a refusal is one. */
    private Response pdf(PrintOut printOut) {
        var content = new ByteArrayOutputStream();
        printOuts.write(printOut, content);
        return Answers.file(printOut.kind() + " " + printOut.code() + ".pdf", PDF, content.toByteArray());
    }
}
