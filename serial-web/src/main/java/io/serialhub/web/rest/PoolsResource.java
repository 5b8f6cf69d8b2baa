package io.serialhub.web.rest;

import io.serialhub.base.Actor;
import io.serialhub.base.Once;
import io.serialhub.base.Page;
import io.serialhub.numbering.DrawRequest;
import io.serialhub.numbering.GivenBack;
import io.serialhub.numbering.ListFormat;
import io.serialhub.numbering.NumberBatch;
import io.serialhub.numbering.NumberPool;
import io.serialhub.numbering.PoolCounts;
import io.serialhub.numbering.PoolDraft;
import io.serialhub.numbering.PoolDraw;
import io.serialhub.numbering.PoolNumber;
import io.serialhub.numbering.Pools;
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
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;

@RequestScoped
@Path("number-pools")
@Produces(MediaType.APPLICATION_JSON)
public class PoolsResource {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    record FillRequest(String rule, int quantity) {}

    @Inject
    Pools pools;

    @Inject
    Once once;

    @Context
    UriInfo uri;

    @GET
    public Page<NumberPool> list(
            @QueryParam("order") String order, @QueryParam("material") String material, @BeanParam Paging page) {
        return pools.list(Asked.text(order), Asked.text(material), page.after(), page.size());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@HeaderParam("Idempotency-Key") String key, Body body) {
        PoolDraft draft = body.as(PoolDraft.class);
        var done = once.run(
                Asked.text(key), "POST number-pools", body.plain(), NumberPool.class, () -> pools.create(draft));
        return Answers.created(done, uri, done.answer().code());
    }

    @GET
    @Path("{code}")
    public NumberPool get(@PathParam("code") String code) {
        return pools.get(code);
    }

    @GET
    @Path("{code}/counts")
    public PoolCounts counts(@PathParam("code") String code) {
        return pools.counts(code);
    }

    @GET
    @Path("{code}/numbers")
    public Page<PoolNumber> numbers(
            @PathParam("code") String code, @QueryParam("draw") String draw, @BeanParam Paging page) {
        return pools.numbers(code, Asked.text(draw), page.after(), page.size());
    }

    /** The list that a supplier is handed. */
    @GET
    @Path("{code}/list")
    @Produces(Streams.CSV)
    public StreamingOutput csv(@PathParam("code") String code, @QueryParam("draw") String draw) {
        return file(code, draw, ListFormat.CSV);
    }

    @GET
    @Path("{code}/list")
    @Produces(XLSX + ";qs=0.5")
    public StreamingOutput xlsx(@PathParam("code") String code, @QueryParam("draw") String draw) {
        return file(code, draw, ListFormat.XLSX);
    }

    private StreamingOutput file(String code, String draw, ListFormat format) {
        pools.get(code);
        Actor actor = Actor.current();
        return out -> actor.run(() -> pools.file(code, Asked.text(draw), format, out));
    }

    @POST
    @Path("{code}/fill")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response fill(@PathParam("code") String code, @HeaderParam("Idempotency-Key") String key, Body body) {
        FillRequest asked = body.as(FillRequest.class);
        var done = once.run(
                Asked.text(key),
                "POST number-pools/" + code + "/fill",
                body.plain(),
                NumberBatch.class,
                () -> pools.fill(code, asked.rule(), asked.quantity()));
        return Answers.replayed(
                Response.accepted()
                        .location(uri.getBaseUriBuilder()
                                .path("number-batches/{batch}")
                                .build(done.answer().code())),
                done);
    }

    @GET
    @Path("{code}/draws")
    public Page<PoolDraw> draws(@PathParam("code") String code, @BeanParam Paging page) {
        return pools.draws(code, page.after(), page.size());
    }

    @POST
    @Path("{code}/draws")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response draw(@PathParam("code") String code, @HeaderParam("Idempotency-Key") String key, Body body) {
        DrawRequest asked = body.as(DrawRequest.class);
        var done = once.run(
                Asked.text(key),
                "POST number-pools/" + code + "/draws",
                body.plain(),
                PoolDraw.class,
                () -> pools.draw(code, asked));
        return Answers.created(done, uri, done.answer().code());
    }

    @POST
    @Path("draws/{draw}/give-back")
    @Consumes(MediaType.APPLICATION_JSON)
    public GivenBack giveBack(@PathParam("draw") String draw, Body body) {
        return pools.giveBack(draw, body.as(Because.class).reason());
    }
}
