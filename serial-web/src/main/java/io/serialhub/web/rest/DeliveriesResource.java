package io.serialhub.web.rest;

import io.serialhub.base.Page;
import io.serialhub.outbox.Deliveries;
import io.serialhub.outbox.DeliveryDetail;
import io.serialhub.outbox.DeliveryFilter;
import io.serialhub.outbox.DeliveryStatus;
import io.serialhub.outbox.DeliveryView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;

/** Webhooks out, each with its attempts. Sending again keeps the message's id, so asking twice does no harm. */
@RequestScoped
@Path("deliveries")
@Produces(MediaType.APPLICATION_JSON)
public class DeliveriesResource {
    /** These, or all that match the rest. */
    record Replay(
            List<Long> ids,
            String subscription,
            DeliveryStatus status,
            String type,
            String key,
            Instant from,
            Instant until) {}

    /** @param messages how many it was done with */
    record Handled(int messages) {}

    @Inject
    Deliveries deliveries;

    @GET
    public Page<DeliveryView> list(
            @QueryParam("subscription") String subscription,
            @QueryParam("status") String status,
            @QueryParam("type") String type,
            @QueryParam("key") String key,
            @QueryParam("from") String from,
            @QueryParam("until") String until,
            @BeanParam Paging page) {
        var filter = new DeliveryFilter(
                subscription,
                Words.read(DeliveryStatus.class, "status", status),
                type,
                key,
                Asked.instant("from", from),
                Asked.instant("until", until));
        return deliveries.list(filter, page.after(), page.size());
    }

    @GET
    @Path("{id}")
    public DeliveryDetail get(@PathParam("id") String id) {
        return deliveries.detail(Asked.id(id, "unknown-delivery", "id"));
    }

    @POST
    @Path("{id}/replay")
    public DeliveryView replay(@PathParam("id") String id) {
        return deliveries.replay(Asked.id(id, "unknown-delivery", "id"));
    }

    @POST
    @Path("replay")
    @Consumes(MediaType.APPLICATION_JSON)
    public Handled replay(Body body) {
        Replay asked = body.as(Replay.class);
        return new Handled(
                asked.ids() != null
                        ? deliveries.replaySelected(asked.ids())
                        : deliveries.replayAll(new DeliveryFilter(
                                asked.subscription(),
                                asked.status(),
                                asked.type(),
                                asked.key(),
                                asked.from(),
                                asked.until())));
    }
}
