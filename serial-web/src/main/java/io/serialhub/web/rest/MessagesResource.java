package io.serialhub.web.rest;

import io.serialhub.base.Page;
import io.serialhub.inbox.Receiving;
import io.serialhub.message.Direction;
import io.serialhub.message.MessageCounts;
import io.serialhub.message.MessageDetail;
import io.serialhub.message.MessageFilter;
import io.serialhub.message.MessagePartner;
import io.serialhub.message.MessageStatus;
import io.serialhub.message.MessageView;
import io.serialhub.message.Messages;
import io.serialhub.outbox.Deliveries;
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
import java.util.List;

/** The log of every message in and out. */
@RequestScoped
@Path("messages")
@Produces(MediaType.APPLICATION_JSON)
public class MessagesResource {
    /** @param reason why nobody needs them any more */
    record Discard(List<Long> ids, String reason) {}

    /** What needs somebody, and how it goes with every other side. */
    record MessageSummary(MessageCounts counts, List<MessagePartner> partners) {}

    @Inject
    Messages messages;

    @Inject
    Deliveries deliveries;

    @Inject
    Receiving receiving;

    @GET
    public Page<MessageView> list(
            @QueryParam("direction") String direction,
            @QueryParam("channel") String channel,
            @QueryParam("partner") String partner,
            @QueryParam("type") String type,
            @QueryParam("status") String status,
            @QueryParam("key") String key,
            @QueryParam("from") String from,
            @QueryParam("until") String until,
            @BeanParam Paging page) {
        var filter = new MessageFilter(
                Words.read(Direction.class, "direction", direction),
                channel,
                partner,
                type,
                Words.read(MessageStatus.class, "status", status),
                key,
                Asked.instant("from", from),
                Asked.instant("until", until));
        return messages.list(filter, page.after(), page.size());
    }

    @GET
    @Path("summary")
    public MessageSummary summary() {
        return new MessageSummary(messages.counts(), messages.partners());
    }

    @GET
    @Path("{id}")
    public MessageDetail get(@PathParam("id") String id) {
        return messages.get(Asked.id(id, "unknown-message", "id"));
    }

    /** Webhooks out are sent again, refused webhooks in taken in again. */
    @POST
    @Path("{id}/replay")
    public MessageView replay(@PathParam("id") String id) {
        long number = Asked.id(id, "unknown-message", "id");
        if (messages.get(number).message().direction() == Direction.OUT) {
            deliveries.replay(number);
        } else {
            receiving.replay(number);
        }
        return messages.get(number).message();
    }

    @POST
    @Path("discard")
    @Consumes(MediaType.APPLICATION_JSON)
    public DeliveriesResource.Handled discard(Body body) {
        Discard asked = body.as(Discard.class);
        return new DeliveriesResource.Handled(messages.discard(asked.ids(), asked.reason()));
    }
}
