package io.serialhub.web.rest;

import io.serialhub.base.Problem;
import io.serialhub.ledger.Integrity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Whether what is stored agrees with itself; takes a minute for a million events. */
@RequestScoped
@Path("integrity/{check}")
@Produces(MediaType.APPLICATION_JSON)
public class IntegrityResource {
    @Inject
    Integrity integrity;

    @GET
    public Integrity.Report check(@PathParam("check") String check) {
        return switch (check) {
            case "states" -> integrity.rebuildAndCompare();
            case "chains" -> integrity.verifyChains();
            case "answers" -> integrity.verifyAnswers();
            default -> throw Problem.notFound("unknown-check", "check", check);
        };
    }
}
