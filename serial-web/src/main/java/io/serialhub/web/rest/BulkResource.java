package io.serialhub.web.rest;

import io.serialhub.base.Bulk;
import io.serialhub.base.Once;
import io.serialhub.base.Once.Done;
import io.serialhub.base.Problem;
import io.serialhub.ledger.Mode;
import io.serialhub.message.MessageResult;
import io.serialhub.message.Messages;
import io.serialhub.message.NewMessage;
import io.serialhub.web.rest.BulkDoors.BulkDoor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.atomic.AtomicReference;

/** Master data and orders by the hundred, with an answer for each row. */
@RequestScoped
@Path("bulk")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class BulkResource {
    @Inject
    BulkDoors doors;

    @Inject
    Messages messages;

    @Inject
    Once once;

    @POST
    @Path("materials")
    public Response materials(@HeaderParam("Idempotency-Key") String key, Body body) {
        return save(doors.materials(), key, body);
    }

    @POST
    @Path("partners")
    public Response partners(@HeaderParam("Idempotency-Key") String key, Body body) {
        return save(doors.partners(), key, body);
    }

    @POST
    @Path("locations")
    public Response locations(@HeaderParam("Idempotency-Key") String key, Body body) {
        return save(doors.locations(), key, body);
    }

    @POST
    @Path("lots")
    public Response lots(@HeaderParam("Idempotency-Key") String key, Body body) {
        return save(doors.lots(), key, body);
    }

    @POST
    @Path("orders")
    public Response orders(@HeaderParam("Idempotency-Key") String key, Body body) {
        return save(doors.orders(), key, body);
    }

    private <T> Response save(BulkDoor<T> door, String key, Body body) {
        BulkRequest request = body.as(BulkRequest.class);
        Bulk.refuseTooMany(request.items().size());
        boolean allOrNothing = request.mode() == Mode.ALL_OR_NOTHING;
        var answers = new AtomicReference<BulkSaved>();
        NewMessage message = BulkStream.line(door.kind())
                .id(key)
                .saying(MediaType.APPLICATION_JSON, body.tree().toString());
        try {
            Done<BulkSaved> done = messages.handle(
                    message,
                    () -> once.run(Asked.text(key), "POST bulk/" + door.kind(), body.plain(), BulkSaved.class, () -> {
                        answers.set(new BulkSaved(
                                BulkRows.save(BulkRows.read(request.items(), door.type()), allOrNothing, door)));
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
