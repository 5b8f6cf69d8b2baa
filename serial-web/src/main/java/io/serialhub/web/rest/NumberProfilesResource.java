package io.serialhub.web.rest;

import io.serialhub.base.Page;
import io.serialhub.base.Ref;
import io.serialhub.material.NumberProfile;
import io.serialhub.material.NumberProfiles;
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
import java.util.List;

@RequestScoped
@Path("number-profiles")
@Produces(MediaType.APPLICATION_JSON)
public class NumberProfilesResource {
    record ProfileOf(String profile) {}

    @Inject
    NumberProfiles profiles;

    @Context
    UriInfo uri;

    @GET
    public List<NumberProfile> list() {
        return profiles.list();
    }

    @GET
    @Path("{code}")
    public Response get(@PathParam("code") String code) {
        NumberProfile profile = profiles.get(code);
        return Answers.versioned(profile, profile.version());
    }

    @PUT
    @Path("{code}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response save(@PathParam("code") String code, @HeaderParam("If-Match") String ifMatch, Body body) {
        var saved = profiles.save(
                body.with("code", code).put("version", 0).as(NumberProfile.class), IfMatch.version(ifMatch));
        return Answers.saved(saved, saved.view().version(), uri);
    }

    /** Materials that name it. */
    @GET
    @Path("{code}/materials")
    public Page<Ref> materials(@PathParam("code") String code, @BeanParam Paging page) {
        return profiles.materials(code, page.after(), page.size());
    }

    @GET
    @Path("of/{material}")
    public NumberProfile ofMaterial(@PathParam("material") String material) {
        return profiles.of(material);
    }

    @PUT
    @Path("of/{material}")
    @Consumes(MediaType.APPLICATION_JSON)
    public NumberProfile assign(@PathParam("material") String material, Body body) {
        return profiles.assign(material, body.as(ProfileOf.class).profile());
    }
}
