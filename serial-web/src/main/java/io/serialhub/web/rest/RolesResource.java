package io.serialhub.web.rest;

import io.serialhub.access.Role;
import io.serialhub.access.Roles;
import io.serialhub.base.Page;
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
@Path("roles")
@Produces(MediaType.APPLICATION_JSON)
public class RolesResource {
    @Inject
    Roles roles;

    @Context
    UriInfo uri;

    @GET
    public Page<Role> list(@BeanParam Paging page) {
        return page.of(roles.list(), Role::code);
    }

    @GET
    @Path("{code}")
    public Response get(@PathParam("code") String code) {
        Role role = roles.get(code);
        return Answers.versioned(role, role.version());
    }

    @PUT
    @Path("{code}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response save(@PathParam("code") String code, @HeaderParam("If-Match") String ifMatch, Body body) {
        var saved = roles.save(body.with("code", code).as(Role.class), IfMatch.version(ifMatch));
        return Answers.saved(saved, saved.view().version(), uri);
    }
}
