package io.serialhub.web.rest;

import io.serialhub.base.Page;
import io.serialhub.genealogy.LotTrace;
import io.serialhub.genealogy.Trace;
import io.serialhub.lot.Lot;
import io.serialhub.lot.LotFilter;
import io.serialhub.lot.Lots;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** A lot's own code is unique only within its material, so its address names both. */
@RequestScoped
@Path("lots")
@Produces(MediaType.APPLICATION_JSON)
public class LotsResource {
    @Inject
    Lots lots;

    @Inject
    Trace trace;

    @Context
    UriInfo uri;

    /** @param code exactly this one, whatever its material */
    @GET
    public Page<Lot> list(
            @QueryParam("text") String text,
            @QueryParam("code") String code,
            @QueryParam("material") String material,
            @QueryParam("supplier") String supplier,
            @BeanParam Paging page) {
        var filter = new LotFilter(Asked.text(text), Asked.text(material), Asked.text(supplier));
        return Asked.text(code) == null
                ? lots.list(filter, page.after(), page.size())
                : lots.find(code.trim(), page.after(), page.size());
    }

    @GET
    @Path("{material}/{lot: .+}")
    public Response get(@PathParam("material") String material, @PathParam("lot") String code) {
        Lot lot = lots.get(material, code);
        return Answers.versioned(lot, lot.version());
    }

    @PUT
    @Path("{material}/{lot: .+}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response save(
            @PathParam("material") String material,
            @PathParam("lot") String code,
            @HeaderParam("If-Match") String ifMatch,
            Body body) {
        Lot lot = body.with("material", material).with("code", code).as(Lot.class);
        var saved = lots.save(lot, IfMatch.version(ifMatch));
        return Answers.saved(saved, saved.view().version(), uri);
    }

    /** Everything that the lot went into, through all levels: counts, and the first units. */
    @GET
    @Path("{material}/{lot: .+}/units")
    public LotTrace trace(@PathParam("material") String material, @PathParam("lot") String code) {
        return trace.fromLot(material, code);
    }

    @GET
    @Path("{material}/{lot: .+}/units/certain")
    public Page<LotTrace.Affected> certain(
            @PathParam("material") String material, @PathParam("lot") String code, @BeanParam Paging page) {
        return units(new Trace.LotAsked(material, code, LotTrace.Certainty.CERTAIN), page);
    }

    @GET
    @Path("{material}/{lot: .+}/units/possible")
    public Page<LotTrace.Affected> possible(
            @PathParam("material") String material, @PathParam("lot") String code, @BeanParam Paging page) {
        return units(new Trace.LotAsked(material, code, LotTrace.Certainty.POSSIBLE), page);
    }

    private Page<LotTrace.Affected> units(Trace.LotAsked asked, Paging page) {
        return trace.units(asked, page.after(), page.size());
    }
}
