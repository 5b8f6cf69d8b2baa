package io.serialhub.web.rest;

import io.serialhub.base.Once;
import io.serialhub.numbering.ForeignAnswers;
import io.serialhub.numbering.ForeignNumbers;
import io.serialhub.numbering.ForeignRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

@RequestScoped
@Path("foreign-numbers")
@Produces(MediaType.APPLICATION_JSON)
public class ForeignNumbersResource {
    @Inject
    ForeignNumbers foreign;

    @Inject
    Once once;

    @POST
    @Path("check")
    @Consumes(MediaType.APPLICATION_JSON)
    public ForeignAnswers check(Body body) {
        return foreign.check(body.as(ForeignRequest.class));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response take(@HeaderParam("Idempotency-Key") String key, Body body) {
        ForeignRequest asked = body.as(ForeignRequest.class);
        var done = once.run(
                Asked.text(key), "POST foreign-numbers", body.plain(), ForeignAnswers.class, () -> foreign.take(asked));
        return Answers.replayed(Response.ok(), done);
    }
}
