package io.serialhub.web.rest;

import io.serialhub.base.Once;
import io.serialhub.genealogy.Backflush;
import io.serialhub.genealogy.Consumption;
import io.serialhub.genealogy.ConsumptionDraft;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Lots that whole work orders used up. */
@RequestScoped
@Path("consumptions")
@Produces(MediaType.APPLICATION_JSON)
public class ConsumptionsResource {
    @Inject
    Backflush backflush;

    @Inject
    Once once;

    @GET
    public List<Consumption> list(@QueryParam("order") String order) {
        return backflush.list(Asked.text(order));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response record(@HeaderParam("Idempotency-Key") String key, Body body) {
        ConsumptionDraft draft = body.as(ConsumptionDraft.class);
        var done = once.run(
                Asked.text(key), "POST consumptions", body.plain(), Consumption.class, () -> backflush.record(draft));
        return Answers.replayed(Response.status(Response.Status.CREATED), done);
    }

    @POST
    @Path("{id}/take-back")
    @Consumes(MediaType.APPLICATION_JSON)
    public Consumption takeBack(@PathParam("id") String id, Body body) {
        return backflush.takeBack(id, body.as(Because.class).reason());
    }
}
