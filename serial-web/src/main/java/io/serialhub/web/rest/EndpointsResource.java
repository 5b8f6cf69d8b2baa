package io.serialhub.web.rest;

import io.serialhub.base.Page;
import io.serialhub.inbox.Endpoint;
import io.serialhub.inbox.Endpoints;
import io.serialhub.inbox.Sample;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Where others send webhooks to. Saved by PUT alone: the answer that shows a new secret must never be kept for a repetition. */
@RequestScoped
@Path("endpoints")
@Produces(MediaType.APPLICATION_JSON)
public class EndpointsResource {
    /** @param sample a document as the partner writes it */
    record TrialRequest(String sample) {}

    @Inject
    Endpoints endpoints;

    @Context
    UriInfo uri;

    @GET
    public Page<Endpoint> list(@BeanParam Paging page) {
        return page.of(endpoints.list(), Endpoint::code);
    }

    @GET
    @Path("{code}")
    public Response get(@PathParam("code") String code) {
        Endpoint endpoint = endpoints.get(code);
        return Answers.versioned(endpoint, endpoint.version());
    }

    @PUT
    @Path("{code}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response save(@PathParam("code") String code, @HeaderParam("If-Match") String ifMatch, Body body) {
        var saved = endpoints.save(body.with("code", code).as(Endpoint.class), IfMatch.version(ifMatch));
        return Answers.saved(saved, saved.view().version(), uri);
    }

    @POST
    @Path("{code}/renew-secret")
    public Response renewSecret(@PathParam("code") String code) {
        Endpoint renewed = endpoints.renewSecret(code);
        return Answers.versioned(renewed, renewed.version());
    }

    @POST
    @Path("{code}/try")
    @Consumes(MediaType.APPLICATION_JSON)
    public Sample.Tried tryOut(@PathParam("code") String code, Body body) {
        return endpoints.tryOut(endpoints.get(code), body.as(TrialRequest.class).sample());
    }

    @DELETE
    @Path("{code}")
    public Response remove(@PathParam("code") String code, @HeaderParam("If-Match") String ifMatch) {
        endpoints.remove(code, IfMatch.version(ifMatch));
        return Response.noContent().build();
    }
}
