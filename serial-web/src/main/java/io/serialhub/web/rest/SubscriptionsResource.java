package io.serialhub.web.rest;

import io.serialhub.base.Page;
import io.serialhub.outbox.Subscription;
import io.serialhub.outbox.Subscriptions;
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

/** Saved by PUT alone: the answer that shows a new secret must never be kept for a repetition. */
@RequestScoped
@Path("subscriptions")
@Produces(MediaType.APPLICATION_JSON)
public class SubscriptionsResource {
    @Inject
    Subscriptions subscriptions;

    @Context
    UriInfo uri;

    @GET
    public Page<Subscription> list(@BeanParam Paging page) {
        return page.of(subscriptions.list(), Subscription::code);
    }

    @GET
    @Path("{code}")
    public Response get(@PathParam("code") String code) {
        Subscription subscription = subscriptions.get(code);
        return Answers.versioned(subscription, subscription.version());
    }

    @PUT
    @Path("{code}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response save(@PathParam("code") String code, @HeaderParam("If-Match") String ifMatch, Body body) {
        var saved = subscriptions.save(body.with("code", code).as(Subscription.class), IfMatch.version(ifMatch));
        return Answers.saved(saved, saved.view().version(), uri);
    }

    @POST
    @Path("{code}/renew-secret")
    public Response renewSecret(@PathParam("code") String code) {
        Subscription renewed = subscriptions.renewSecret(code);
        return Answers.versioned(renewed, renewed.version());
    }

    @DELETE
    @Path("{code}")
    public Response remove(@PathParam("code") String code, @HeaderParam("If-Match") String ifMatch) {
        subscriptions.remove(code, IfMatch.version(ifMatch));
        return Response.noContent().build();
    }
}
