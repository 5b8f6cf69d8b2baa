package io.serialhub.web.rest;

import io.serialhub.base.Page;
import io.serialhub.party.Parties;
import io.serialhub.party.Party;
import io.serialhub.party.PartyFilter;
import io.serialhub.party.PartyKind;
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

@RequestScoped
@Path("partners")
@Produces(MediaType.APPLICATION_JSON)
public class PartnersResource {
    @Inject
    Parties parties;

    @Context
    UriInfo uri;

    @GET
    public Page<Party> list(
            @QueryParam("text") String text,
            @QueryParam("kind") String kind,
            @QueryParam("active") String active,
            @BeanParam Paging page) {
        var filter = new PartyFilter(
                Asked.text(text), Words.read(PartyKind.class, "kind", kind), Asked.either("active", active));
        return parties.list(filter, page.after(), page.size());
    }

    @GET
    @Path("{code: .+}")
    public Response get(@PathParam("code") String code) {
        Party party = parties.get(code);
        return Answers.versioned(party, party.version());
    }

    @PUT
    @Path("{code: .+}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response save(@PathParam("code") String code, @HeaderParam("If-Match") String ifMatch, Body body) {
        var saved = parties.save(body.with("code", code).as(Party.class), IfMatch.version(ifMatch));
        return Answers.saved(saved, saved.view().version(), uri);
    }
}
