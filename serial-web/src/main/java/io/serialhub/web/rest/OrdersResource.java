package io.serialhub.web.rest;

import io.serialhub.base.Once;
import io.serialhub.base.Page;
import io.serialhub.ledger.OrderStory;
import io.serialhub.ledger.OrderUnit;
import io.serialhub.ledger.Recorded;
import io.serialhub.order.Order;
import io.serialhub.order.OrderFilter;
import io.serialhub.order.OrderKind;
import io.serialhub.order.OrderRow;
import io.serialhub.order.OrderStatus;
import io.serialhub.order.OrderView;
import io.serialhub.order.Orders;
import io.serialhub.stock.PickList;
import io.serialhub.stock.Picking;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

@RequestScoped
@Path("orders")
@Produces(MediaType.APPLICATION_JSON)
public class OrdersResource {
    @Inject
    Orders orders;

    @Inject
    Picking picking;

    @Inject
    OrderStory story;

    @Inject
    Papers papers;

    @Inject
    Once once;

    @Context
    UriInfo uri;

    @GET
    public Page<OrderRow> list(
            @QueryParam("kind") String kind,
            @QueryParam("status") String status,
            @QueryParam("text") String text,
            @QueryParam("site") String site,
            @BeanParam Paging page) {
        return orders.list(
                new OrderFilter(
                        Words.read(OrderKind.class, "kind", kind),
                        Words.read(OrderStatus.class, "status", status),
                        Asked.text(text),
                        Asked.text(site)),
                page.after(),
                page.size());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@HeaderParam("Idempotency-Key") String key, Body body) {
        Order order = body.as(Order.class);
        var done = once.run(
                Asked.text(key),
                "POST orders",
                body.plain(),
                OrderView.class,
                () -> Once.created(orders.save(order, null), "order", order.code()));
        return Answers.created(done, uri, order.code(), done.answer().version());
    }

    @GET
    @Path("{code: .+}")
    public Response get(@PathParam("code") String code) {
        OrderView order = orders.get(code);
        return Answers.versioned(order, order.version());
    }

    @PUT
    @Path("{code: .+}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response save(@PathParam("code") String code, @HeaderParam("If-Match") String ifMatch, Body body) {
        var saved = orders.save(body.with("code", code).as(Order.class), IfMatch.version(ifMatch));
        return Answers.saved(saved, saved.view().version(), uri);
    }

    /** Units that its lines have counted. */
    @GET
    @Path("{code: .+}/units")
    public Page<OrderUnit> units(
            @PathParam("code") String code, @QueryParam("line") String line, @BeanParam Paging page) {
        return story.units(code, Asked.number("line", line), page.after(), page.size());
    }

    @GET
    @Path("{code: .+}/packing-list")
    @Produces(Papers.PDF)
    public Response packingList(@PathParam("code") String code, @QueryParam("zone") String zone) {
        return papers.packingListOfOrder(code, zone);
    }

    @GET
    @Path("{code: .+}/pick-list")
    public PickList pickList(@PathParam("code") String code) {
        return picking.propose(code);
    }

    /** Reserves what the pick list proposes; nothing to reserve is no content. */
    @POST
    @Path("{code: .+}/reserve")
    public Response reserve(@PathParam("code") String code) {
        Recorded reserved = picking.reserve(code);
        return reserved == null
                ? Response.noContent().build()
                : Response.ok(reserved).build();
    }

    @POST
    @Path("{code: .+}/cancel")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response cancel(@PathParam("code") String code, Body body) {
        OrderView order = orders.cancel(code, body.as(Because.class).reason());
        return Answers.versioned(order, order.version());
    }
}
