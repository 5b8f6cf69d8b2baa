package io.serialhub.web.rest;

import io.serialhub.base.Once;
import io.serialhub.base.Page;
import io.serialhub.base.Problem;
import io.serialhub.ledger.Mode;
import io.serialhub.ledger.Recorded;
import io.serialhub.packaging.BoxDraft;
import io.serialhub.packaging.BoxEvent;
import io.serialhub.packaging.BoxFilter;
import io.serialhub.packaging.BoxKind;
import io.serialhub.packaging.CartonLabels;
import io.serialhub.packaging.HandlingUnit;
import io.serialhub.packaging.HandlingUnits;
import io.serialhub.packaging.Packed;
import io.serialhub.packaging.Packing;
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
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** Cartons and pallets. At the door of scans their SSCC stands for what is in them. */
@RequestScoped
@Path("handling-units")
@Produces(MediaType.APPLICATION_JSON)
public class HandlingUnitsResource {
    /** @param quantity how many; 1 if missing */
    record BoxRequest(String code, BoxKind kind, String rule, String material, Integer capacity, Integer quantity) {}

    /** Handling units that were made. */
    record Boxes(List<HandlingUnit> items) {}

    /** @param codes numbers of units, or SSCCs of boxes where boxes are moved @param mode null: all or nothing */
    record PackRequest(List<String> codes, Mode mode) {
        PackRequest {
            codes = codes == null ? List.of() : List.copyOf(codes);
        }

        List<String> needed() {
            if (codes.isEmpty()) {
                throw Problem.invalid("items-needed");
            }
            return codes;
        }
    }

    @Inject
    HandlingUnits boxes;

    @Inject
    Packing packing;

    @Inject
    CartonLabels labels;

    @Inject
    Papers papers;

    @Inject
    Once once;

    @Context
    UriInfo uri;

    @GET
    public Page<HandlingUnit> list(
            @QueryParam("text") String text,
            @QueryParam("kind") String kind,
            @QueryParam("open") String open,
            @BeanParam Paging page) {
        Boolean still = Asked.text(open) == null ? null : Asked.flag("open", open);
        var filter = new BoxFilter(Asked.text(text), Words.read(BoxKind.class, "kind", kind), still);
        return boxes.list(filter, page.after(), page.size());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@HeaderParam("Idempotency-Key") String key, Body body) {
        BoxRequest asked = body.as(BoxRequest.class);
        var draft = new BoxDraft(asked.code(), asked.kind(), asked.rule(), asked.material(), asked.capacity());
        int n = asked.quantity() == null ? 1 : asked.quantity();
        var done = once.run(
                Asked.text(key),
                "POST handling-units",
                body.plain(),
                Boxes.class,
                () -> new Boxes(boxes.create(draft, n)));
        return done.answer().items().size() == 1
                ? Answers.created(done, uri, done.answer().items().get(0).code())
                : Answers.replayed(Response.status(Response.Status.CREATED), done);
    }

    @GET
    @Path("{code}")
    public HandlingUnit get(@PathParam("code") String code) {
        return boxes.get(code);
    }

    @GET
    @Path("{code}/content")
    public Page<Packed> content(@PathParam("code") String code, @QueryParam("at") String at, @BeanParam Paging page) {
        return boxes.content(code, Asked.instant("at", at), page.after(), page.size());
    }

    @GET
    @Path("{code}/packing-list")
    @Produces(Papers.PDF)
    public Response packingList(
            @PathParam("code") String code, @QueryParam("at") String at, @QueryParam("zone") String zone) {
        return papers.packingList(code, Asked.instant("at", at), zone);
    }

    /** As it is printed. */
    @GET
    @Path("{code}/label")
    @Produces("image/svg+xml")
    public String label(@PathParam("code") String code) {
        return labels.svg(code);
    }

    @GET
    @Path("{code}/history")
    public Page<BoxEvent> history(@PathParam("code") String code, @BeanParam Paging page) {
        return boxes.history(code, page.after(), page.size());
    }

    @POST
    @Path("{code}/pack")
    @Consumes(MediaType.APPLICATION_JSON)
    public Recorded pack(@PathParam("code") String code, @HeaderParam("Idempotency-Key") String key, Body body) {
        PackRequest asked = body.as(PackRequest.class);
        return counted(packing.pack(Asked.text(key), code, asked.needed(), asked.mode()));
    }

    @POST
    @Path("{code}/unpack")
    @Consumes(MediaType.APPLICATION_JSON)
    public Recorded unpack(@PathParam("code") String code, @HeaderParam("Idempotency-Key") String key, Body body) {
        PackRequest asked = body.as(PackRequest.class);
        return counted(packing.unpack(Asked.text(key), code, asked.codes(), asked.mode()));
    }

    @POST
    @Path("{code}/nest")
    @Consumes(MediaType.APPLICATION_JSON)
    public Recorded nest(@PathParam("code") String code, @HeaderParam("Idempotency-Key") String key, Body body) {
        return counted(
                packing.nest(Asked.text(key), code, body.as(PackRequest.class).needed()));
    }

    /** Takes the box itself off the one that it is in. */
    @POST
    @Path("{code}/unnest")
    public Recorded unnest(@PathParam("code") String code, @HeaderParam("Idempotency-Key") String key) {
        return counted(packing.unnest(Asked.text(key), List.of(code)));
    }

    @POST
    @Path("{code}/close")
    public HandlingUnit close(@PathParam("code") String code) {
        return packing.close(code);
    }

    @POST
    @Path("{code}/open")
    public HandlingUnit open(@PathParam("code") String code) {
        return packing.open(code);
    }

    private static Recorded counted(Recorded recorded) {
        if (recorded.outcome() == Recorded.Outcome.REFUSED) {
            throw new ScanRefused(recorded);
        }
        return recorded;
    }
}
