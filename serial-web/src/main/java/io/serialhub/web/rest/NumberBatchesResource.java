package io.serialhub.web.rest;

import io.serialhub.base.Once;
import io.serialhub.base.Page;
import io.serialhub.numbering.BatchFilter;
import io.serialhub.numbering.BatchRequest;
import io.serialhub.numbering.BatchStatus;
import io.serialhub.numbering.NumberBatch;
import io.serialhub.numbering.NumberBatches;
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
import java.util.Arrays;
import java.util.List;

@RequestScoped
@Path("number-batches")
@Produces(MediaType.APPLICATION_JSON)
public class NumberBatchesResource {
    @Inject
    NumberBatches batches;

    @Inject
    Once once;

    @Context
    UriInfo uri;

    @GET
    public Page<NumberBatch> list(
            @QueryParam("text") String text,
            @QueryParam("order") String order,
            @QueryParam("status") String status,
            @BeanParam Paging page) {
        var filter =
                new BatchFilter(Asked.text(text), Asked.text(order), Words.read(BatchStatus.class, "status", status));
        return batches.list(filter, page.after(), page.size());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response request(@HeaderParam("Idempotency-Key") String key, Body body) {
        BatchRequest asked = body.as(BatchRequest.class);
        var done = once.run(
                Asked.text(key), "POST number-batches", body.plain(), NumberBatch.class, () -> batches.request(asked));
        return Answers.accepted(done, uri, done.answer().code());
    }

    @GET
    @Path("{code}")
    public NumberBatch get(@PathParam("code") String code) {
        return batches.get(code);
    }

    @GET
    @Path("{code}/numbers")
    public Page<String> numbers(@PathParam("code") String code, @BeanParam Paging page) {
        return batches.numbers(code, page.after(), page.size());
    }

    /** All of them, one a line: what a printer or a marking laser takes. */
    @GET
    @Path("{code}/numbers")
    @Produces("text/plain; charset=utf-8; qs=0.5")
    public StreamingOutput plainNumbers(@PathParam("code") String code) {
        return Streams.text(after -> batches.numbers(code, after, Page.MAX_SIZE));
    }

    /** Numbers and their secret parts, for labels. */
    @GET
    @Path("{code}/secrets")
    @Produces(Streams.CSV)
    public StreamingOutput secrets(@PathParam("code") String code) {
        return Streams.csv(
                List.of("number", "secret"),
                after -> batches.toPrint(code, after, Page.MAX_SIZE),
                one -> Arrays.asList(one.number(), one.secret()));
    }

    @POST
    @Path("{code}/pause")
    public NumberBatch pause(@PathParam("code") String code) {
        return batches.pause(code);
    }

    @POST
    @Path("{code}/resume")
    public NumberBatch resume(@PathParam("code") String code) {
        return batches.resume(code);
    }

    @POST
    @Path("{code}/cancel")
    public NumberBatch cancel(@PathParam("code") String code) {
        return batches.cancel(code);
    }
}
