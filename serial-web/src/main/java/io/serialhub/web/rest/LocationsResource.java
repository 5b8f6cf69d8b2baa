package io.serialhub.web.rest;

import io.serialhub.base.Page;
import io.serialhub.location.Location;
import io.serialhub.location.LocationFilter;
import io.serialhub.location.LocationKind;
import io.serialhub.location.Locations;
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
@Path("locations")
@Produces(MediaType.APPLICATION_JSON)
public class LocationsResource {
    @Inject
    Locations locations;

    @Context
    UriInfo uri;

    @GET
    public Page<Location> list(
            @QueryParam("text") String text,
            @QueryParam("kind") String kind,
            @QueryParam("site") String site,
            @QueryParam("active") String active,
            @BeanParam Paging page) {
        var filter = new LocationFilter(
                Asked.text(text),
                Words.read(LocationKind.class, "kind", kind),
                Asked.text(site),
                Asked.either("active", active));
        return locations.list(filter, page.after(), page.size());
    }

    @GET
    @Path("{code: .+}")
    public Response get(@PathParam("code") String code) {
        Location location = locations.get(code);
        return Answers.versioned(location, location.version());
    }

    @PUT
    @Path("{code: .+}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response save(@PathParam("code") String code, @HeaderParam("If-Match") String ifMatch, Body body) {
        var saved = locations.save(body.with("code", code).as(Location.class), IfMatch.version(ifMatch));
        return Answers.saved(saved, saved.view().version(), uri);
    }
}
