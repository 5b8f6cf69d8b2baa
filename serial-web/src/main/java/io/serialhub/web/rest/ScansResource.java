package io.serialhub.web.rest;

import io.serialhub.ledger.Ledger;
import io.serialhub.ledger.Recorded;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The ledger's door on the wire: 200 says that it counts, a refusal says why in the code a simple client reads. */
@RequestScoped
@Path("scans")
@Produces(MediaType.APPLICATION_JSON)
public class ScansResource {
    @Inject
    Ledger ledger;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Recorded record(@HeaderParam("Idempotency-Key") String key, Body body) {
        Recorded recorded = ledger.record(body.as(Scan.class).recording(Asked.text(key)));
        if (recorded.outcome() == Recorded.Outcome.REFUSED) {
            throw new ScanRefused(recorded);
        }
        return recorded;
    }
}
