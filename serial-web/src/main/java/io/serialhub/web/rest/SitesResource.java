package io.serialhub.web.rest;

import io.serialhub.base.ContentVersion;
import io.serialhub.base.Page;
import io.serialhub.location.Locations;
import io.serialhub.location.Site;
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

@RequestScoped
@Path("sites")
@Produces(MediaType.APPLICATION_JSON)
public class SitesResource {
    @Inject
    Locations locations;

    @Context
    UriInfo uri;

    @GET
    public Page<Site> list(@BeanParam Paging page) {
        return page.of(locations.sites(), Site::code);
    }

    @GET
    @Path("{code}")
    public Response get(@PathParam("code") String code) {
        Site site = locations.site(code);
        return Answers.versioned(site, ContentVersion.of(site));
    }

    @PUT
    @Path("{code}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response save(@PathParam("code") String code, @HeaderParam("If-Match") String ifMatch, Body body) {
        var saved = locations.saveSite(body.with("code", code).as(Site.class), IfMatch.content(ifMatch));
        return Answers.saved(saved, ContentVersion.of(saved.view()), uri);
    }
}
