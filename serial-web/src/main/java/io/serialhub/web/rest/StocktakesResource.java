package io.serialhub.web.rest;

import io.serialhub.base.Fields;
import io.serialhub.base.Once;
import io.serialhub.base.Page;
import io.serialhub.base.Problem;
import io.serialhub.stock.Difference;
import io.serialhub.stock.Finding;
import io.serialhub.stock.Seen;
import io.serialhub.stock.Sight;
import io.serialhub.stock.Stocktake;
import io.serialhub.stock.StocktakeRow;
import io.serialhub.stock.StocktakeStatus;
import io.serialhub.stock.Stocktakes;
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

/** Counts of places by scan. */
@RequestScoped
@Path("stocktakes")
@Produces(MediaType.APPLICATION_JSON)
public class StocktakesResource {
    /** What to count. */
    record Opening(String location, String note) {
        Opening {
            location = Fields.needed("location", location, 60);
        }
    }

    /** How many missing units the confirming person has seen. */
    record Confirmation(Integer missing) {}

    @Inject
    Stocktakes stocktakes;

    @Inject
    Once once;

    @Context
    UriInfo uri;

    @GET
    public Page<StocktakeRow> list(
            @QueryParam("status") String status, @QueryParam("site") String site, @BeanParam Paging page) {
        return stocktakes.list(
                Words.read(StocktakeStatus.class, "status", status), Asked.text(site), page.after(), page.size());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response open(@HeaderParam("Idempotency-Key") String key, Body body) {
        Opening opening = body.as(Opening.class);
        var done = once.run(
                Asked.text(key),
                "POST stocktakes",
                body.plain(),
                Stocktake.class,
                () -> stocktakes.open(opening.location(), opening.note()));
        return Answers.created(done, uri, done.answer().code());
    }

    @GET
    @Path("{code}")
    public Stocktake get(@PathParam("code") String code) {
        return stocktakes.get(code);
    }

    @GET
    @Path("{code}/differences")
    public Page<Difference> differences(
            @PathParam("code") String code, @QueryParam("finding") String finding, @BeanParam Paging page) {
        Finding asked = Words.read(Finding.class, "finding", finding);
        if (asked == null) {
            throw Problem.invalid("field-missing", "field", "finding");
        }
        return stocktakes.differences(code, asked, page.after(), page.size());
    }

    @POST
    @Path("{code}/scans")
    @Consumes(MediaType.APPLICATION_JSON)
    public Seen scan(@PathParam("code") String code, Body body) {
        return stocktakes.scan(code, body.as(Sight.class));
    }

    @POST
    @Path("{code}/forget")
    @Consumes(MediaType.APPLICATION_JSON)
    public Stocktake forget(@PathParam("code") String code, Body body) {
        return stocktakes.forget(code, body.as(Sight.class).code());
    }

    @POST
    @Path("{code}/confirm")
    @Consumes(MediaType.APPLICATION_JSON)
    public Stocktake confirm(@PathParam("code") String code, Body body) {
        return stocktakes.confirm(code, body.as(Confirmation.class).missing());
    }

    @POST
    @Path("{code}/cancel")
    @Consumes(MediaType.APPLICATION_JSON)
    public Stocktake cancel(@PathParam("code") String code, Body body) {
        return stocktakes.cancel(code, body.as(Said.class).reason());
    }
}
