package io.serialhub.web.rest;

import io.serialhub.base.Problem;
import io.serialhub.ledger.Correction;
import io.serialhub.ledger.CorrectionDesk;
import io.serialhub.ledger.CorrectionView;
import io.serialhub.ledger.Recorded;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** What went wrong and what is right; a correction that cannot be done is answered with what stands in its way. */
@RequestScoped
@Path("corrections")
@Produces(MediaType.APPLICATION_JSON)
public class CorrectionsResource {
    /** @param event number of one's own last event of its step @param codes its units */
    record OwnScan(String event, List<String> codes, String reason) {
        OwnScan {
            if (event == null || event.isBlank() || codes == null || codes.isEmpty()) {
                throw Problem.invalid("event-needed");
            }
            codes = List.copyOf(codes);
        }
    }

    @Inject
    CorrectionDesk desk;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public CorrectionView record(@HeaderParam("Idempotency-Key") String key, Body body) {
        Correction asked = body.as(Correction.class);
        String id = asked.eventId() == null ? Asked.text(key) : asked.eventId();
        return desk.record(new Correction(id, asked.reason(), asked.changes()));
    }

    @POST
    @Path("preview")
    @Consumes(MediaType.APPLICATION_JSON)
    public CorrectionView preview(Body body) {
        return desk.preview(body.as(Correction.class));
    }

    @POST
    @Path("own-last-scan")
    @Consumes(MediaType.APPLICATION_JSON)
    public Recorded ownLastScan(@HeaderParam("Idempotency-Key") String key, Body body) {
        OwnScan asked = body.as(OwnScan.class);
        Recorded recorded = desk.takeBack(Asked.text(key), asked.event(), asked.codes(), asked.reason());
        if (recorded.outcome() == Recorded.Outcome.REFUSED) {
            throw new ScanRefused(recorded);
        }
        return recorded;
    }
}
