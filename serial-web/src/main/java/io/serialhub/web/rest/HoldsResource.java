package io.serialhub.web.rest;

import io.serialhub.base.Once;
import io.serialhub.base.Page;
import io.serialhub.quality.Hold;
import io.serialhub.quality.Holds;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

@RequestScoped
@Path("holds")
@Produces(MediaType.APPLICATION_JSON)
public class HoldsResource {
    /** One hold on a lot, or one on each unit. */
    record Placed(List<Hold> items) {}

    @Inject
    Holds holds;

    @Inject
    Once once;

    @Context
    UriInfo uri;

    @GET
    public Page<Hold> list(@QueryParam("open") String open, @BeanParam Paging page) {
        Boolean standing = Asked.text(open) == null ? null : Asked.flag("open", open);
        return holds.list(standing, page.after(), page.size());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response place(@HeaderParam("Idempotency-Key") String key, Body body) {
        HoldRequest request = body.as(HoldRequest.class);
        var done = once.run(Asked.text(key), "POST holds", body.plain(), Placed.class, () -> place(request));
        return done.answer().items().size() == 1
                ? Answers.created(done, uri, done.answer().items().get(0).code())
                : Answers.replayed(Response.status(Response.Status.CREATED), done);
    }

    private Placed place(HoldRequest request) {
        return request.lot() == null
                ? new Placed(holds.placeOnUnits(request.codes(), request.reason()))
                : new Placed(List.of(holds.placeOnLot(request.material(), request.lot(), request.reason())));
    }

    @GET
    @Path("{code}")
    public Hold get(@PathParam("code") String code) {
        return holds.get(code);
    }

    @POST
    @Path("{code}/release")
    @Consumes(MediaType.APPLICATION_JSON)
    public Hold release(@PathParam("code") String code, Body body) {
        return holds.release(code, body.as(Because.class).reason());
    }
}
