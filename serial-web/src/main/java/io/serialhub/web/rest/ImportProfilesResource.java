package io.serialhub.web.rest;

import io.serialhub.base.Page;
import io.serialhub.imports.FieldView;
import io.serialhub.imports.ImportKind;
import io.serialhub.imports.ImportProfile;
import io.serialhub.imports.ImportProfiles;
import io.serialhub.imports.Imports;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
@Path("import-profiles")
@Produces(MediaType.APPLICATION_JSON)
public class ImportProfilesResource {
    /** The fields that rows of a kind may have. */
    record Fields(List<FieldView> items) {}

    @Inject
    ImportProfiles profiles;

    @Inject
    Imports imports;

    @Context
    UriInfo uri;

    @GET
    public Page<ImportProfile> list(@BeanParam Paging page) {
        return profiles.list(page.after(), page.size());
    }

    @GET
    @Path("fields/{kind}")
    public Fields fields(@PathParam("kind") String kind) {
        return new Fields(imports.fields(Words.read(ImportKind.class, "kind", kind)));
    }

    @GET
    @Path("{code}")
    public Response get(@PathParam("code") String code) {
        ImportProfile profile = profiles.get(code);
        return Answers.versioned(profile, profile.version());
    }

    @PUT
    @Path("{code}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response save(@PathParam("code") String code, @HeaderParam("If-Match") String ifMatch, Body body) {
        var saved = profiles.save(body.with("code", code).as(ImportProfile.class), IfMatch.version(ifMatch));
        return Answers.saved(saved, saved.view().version(), uri);
    }

    @DELETE
    @Path("{code}")
    public Response remove(@PathParam("code") String code, @HeaderParam("If-Match") String ifMatch) {
        profiles.remove(code, IfMatch.version(ifMatch));
        return Response.noContent().build();
    }
}
