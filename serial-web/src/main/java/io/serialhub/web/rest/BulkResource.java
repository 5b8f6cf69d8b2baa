package io.serialhub.web.rest;

import io.serialhub.base.Bulk;
import io.serialhub.base.Draft;
import io.serialhub.base.Once;
import io.serialhub.base.Once.Done;
import io.serialhub.base.Problem;
import io.serialhub.base.RowAnswer;
import io.serialhub.ledger.Mode;
import io.serialhub.location.Location;
import io.serialhub.location.Locations;
import io.serialhub.lot.Lot;
import io.serialhub.lot.Lots;
import io.serialhub.material.Material;
import io.serialhub.material.Materials;
import io.serialhub.message.MessageResult;
import io.serialhub.message.Messages;
import io.serialhub.message.NewMessage;
import io.serialhub.order.Order;
import io.serialhub.order.Orders;
import io.serialhub.party.Parties;
import io.serialhub.party.Party;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;

/** Master data and orders by the hundred, with an answer for each row. */
@RequestScoped
@Path("bulk")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class BulkResource {
    @Inject
    Materials materials;

    @Inject
    Parties parties;

    @Inject
    Locations locations;

    @Inject
    Lots lots;

    @Inject
    Orders orders;

    @Inject
    Messages messages;

    @Inject
    Once once;

    @POST
    @Path("materials")
    public Response materials(@HeaderParam("Idempotency-Key") String key, Body body) {
        return save("materials", key, body, Material.class, materials::saveAll);
    }

    @POST
    @Path("partners")
    public Response partners(@HeaderParam("Idempotency-Key") String key, Body body) {
        return save("partners", key, body, Party.class, parties::saveAll);
    }

    @POST
    @Path("locations")
    public Response locations(@HeaderParam("Idempotency-Key") String key, Body body) {
        return save("locations", key, body, Location.class, locations::saveAll);
    }

    @POST
    @Path("lots")
    public Response lots(@HeaderParam("Idempotency-Key") String key, Body body) {
        return save("lots", key, body, Lot.class, lots::saveAll);
    }

    @POST
    @Path("orders")
    public Response orders(@HeaderParam("Idempotency-Key") String key, Body body) {
        return save("orders", key, body, Order.class, orders::saveAll);
    }

    private <T> Response save(
            String kind,
            String key,
            Body body,
            Class<T> type,
            BiFunction<List<Draft<T>>, Boolean, List<RowAnswer>> door) {
        BulkRequest request = body.as(BulkRequest.class);
        Bulk.refuseTooMany(request.items().size());
        boolean allOrNothing = request.mode() == Mode.ALL_OR_NOTHING;
        var answers = new AtomicReference<BulkSaved>();
        NewMessage message = BulkStream.line(kind)
                .id(key)
                .saying(MediaType.APPLICATION_JSON, body.tree().toString());
        try {
            Done<BulkSaved> done = messages.handle(
                    message,
                    () -> once.run(Asked.text(key), "POST bulk/" + kind, body.plain(), BulkSaved.class, () -> {
                        answers.set(
                                new BulkSaved(BulkRows.save(BulkRows.read(request.items(), type), allOrNothing, door)));
                        return requireAll(answers.get(), allOrNothing);
                    }),
                    BulkResource::result);
            return Answers.replayed(Response.ok(), done);
        } catch (Problem problem) {
            throw problem.code().equals("rows-refused") ? new BulkRefused(problem, answers.get()) : problem;
        }
    }

    private static MessageResult result(Done<BulkSaved> done) {
        return done.again()
                ? MessageResult.repeated()
                : BulkStream.result(done.answer().saved(), done.answer().refused());
    }

    /** Thrown out of the transaction, so that nothing stands and the key stays free. */
    private static BulkSaved requireAll(BulkSaved saved, boolean allOrNothing) {
        if (allOrNothing && saved.refused() > 0) {
            throw Problem.conflict(
                    "rows-refused",
                    "refused",
                    saved.refused(),
                    "rows",
                    saved.items().size());
        }
        return saved;
    }
}
