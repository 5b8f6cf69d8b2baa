package io.serialhub.web.rest;

import io.serialhub.base.Once;
import io.serialhub.base.Page;
import io.serialhub.numbering.ForeignAnswer;
import io.serialhub.numbering.ForeignAnswers;
import io.serialhub.numbering.ForeignList;
import io.serialhub.numbering.ForeignLists;
import io.serialhub.numbering.ForeignNumbers;
import io.serialhub.numbering.ForeignRequest;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

@RequestScoped
@Path("foreign-numbers")
@Produces(MediaType.APPLICATION_JSON)
public class ForeignNumbersResource {
    @Inject
    ForeignNumbers foreign;

    @Inject
    ForeignLists lists;

    @Inject
    Once once;

    @Context
    UriInfo uri;

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

    @GET
    @Path("lists")
    public Page<ForeignList> lists(@BeanParam Paging page) {
        return lists.list(page.after(), page.size());
    }

    @POST
    @Path("lists")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response takeList(@HeaderParam("Idempotency-Key") String key, Body body) {
        ForeignRequest asked = body.as(ForeignRequest.class);
        var done = once.run(
                Asked.text(key),
                "POST foreign-numbers/lists",
                body.plain(),
                ForeignList.class,
                () -> lists.take(asked));
        return Answers.accepted(done, uri, done.answer().code());
    }

    @GET
    @Path("lists/{code}")
    public ForeignList list(@PathParam("code") String code) {
        return lists.get(code);
    }

    @GET
    @Path("lists/{code}/notes")
    public Page<ForeignAnswer> notes(@PathParam("code") String code, @BeanParam Paging page) {
        return lists.notes(code, page.after(), page.size());
    }
}
