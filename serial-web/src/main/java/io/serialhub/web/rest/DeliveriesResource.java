package io.serialhub.web.rest;

import io.serialhub.base.Page;
import io.serialhub.outbox.Deliveries;
import io.serialhub.outbox.DeliveryFilter;
import io.serialhub.outbox.DeliveryStatus;
import io.serialhub.outbox.DeliveryView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** The message log of the webhooks. */
@RequestScoped
@Path("deliveries")
@Produces(MediaType.APPLICATION_JSON)
public class DeliveriesResource {
    @Inject
    Deliveries deliveries;

    @GET
    public Page<DeliveryView> list(
            @QueryParam("subscription") String subscription,
            @QueryParam("status") String status,
            @QueryParam("subject") String subject,
            @BeanParam Paging page) {
        var filter = new DeliveryFilter(subscription, Words.read(DeliveryStatus.class, "status", status), subject);
        return deliveries.list(filter, page.after(), page.size());
    }

    @GET
    @Path("{id}")
    public DeliveryView get(@PathParam("id") String id) {
        return deliveries.get(Asked.id(id, "unknown-delivery", "id"));
    }

    @POST
    @Path("{id}/replay")
    public DeliveryView replay(@PathParam("id") String id) {
        return deliveries.replay(Asked.id(id, "unknown-delivery", "id"));
    }
}
