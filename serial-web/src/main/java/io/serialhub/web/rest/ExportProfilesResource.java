package io.serialhub.web.rest;

import io.serialhub.base.Page;
import io.serialhub.exports.ExportProfile;
import io.serialhub.exports.ExportProfiles;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** A few dozen at most, so never in pages. */
@RequestScoped
@Path("export-profiles")
@Produces(MediaType.APPLICATION_JSON)
public class ExportProfilesResource {
    @Inject
    ExportProfiles profiles;

    @Context
    UriInfo uri;

    @GET
    public Page<ExportProfile> list(@BeanParam Paging page) {
        return page.of(profiles.list(), ExportProfile::code);
    }

    @GET
    @Path("{code}")
    public Response get(@PathParam("code") String code) {
        ExportProfile profile = profiles.get(code);
        return Answers.versioned(profile, profile.version());
    }

    @PUT
    @Path("{code}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response save(@PathParam("code") String code, @HeaderParam("If-Match") String ifMatch, Body body) {
        var saved = profiles.save(body.with("code", code).as(ExportProfile.class), IfMatch.version(ifMatch));
        return Answers.saved(saved, saved.view().version(), uri);
    }
}
