package io.serialhub.web.rest;

import io.serialhub.base.Page;
import io.serialhub.connection.Connection;
import io.serialhub.connection.ConnectionEntry;
import io.serialhub.connection.ConnectionFiles;
import io.serialhub.connection.Connections;
import io.serialhub.connection.FileRecord;
import io.serialhub.connection.Trial;
import io.serialhub.connection.Trials;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Saved by PUT alone: a request that holds a secret must never be kept for a repetition. */
@RequestScoped
@Path("connections")
@Produces(MediaType.APPLICATION_JSON)
public class ConnectionsResource {
    /** @param hostKey that the server showed when it was tried out */
    public record HostKey(String hostKey) {}

    @Inject
    Connections connections;

    @Inject
    ConnectionFiles files;

    @Inject
    Trials trials;

    @Context
    UriInfo uri;

    @GET
    public Page<ConnectionEntry> list(@BeanParam Paging page) {
        return page.of(connections.entries(), entry -> entry.code() + " " + entry.kind());
    }

    @GET
    @Path("{code}")
    public Response get(@PathParam("code") String code) {
        Connection connection = connections.get(code);
        return Answers.versioned(connection, connection.version());
    }

    @PUT
    @Path("{code}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response save(@PathParam("code") String code, @HeaderParam("If-Match") String ifMatch, Body body) {
        var saved = connections.save(body.with("code", code).as(Connection.class), IfMatch.version(ifMatch));
        return Answers.saved(saved, saved.view().version(), uri);
    }

    @POST
    @Path("{code}/try")
    public Trial tryOut(@PathParam("code") String code) {
        return trials.tryOut(code);
    }

    @POST
    @Path("{code}/host-key")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response acceptHostKey(@PathParam("code") String code, @HeaderParam("If-Match") String ifMatch, Body body) {
        Connection accepted =
                connections.acceptHostKey(code, body.as(HostKey.class).hostKey(), IfMatch.version(ifMatch));
        return Answers.versioned(accepted, accepted.version());
    }

    @POST
    @Path("{code}/run")
    public Response run(@PathParam("code") String code) {
        Connection connection = connections.runNow(code);
        return Answers.versioned(connection, connection.version());
    }

    @GET
    @Path("{code}/files")
    public Page<FileRecord> files(@PathParam("code") String code, @BeanParam Paging paging) {
        return files.list(code, paging.after(), paging.size());
    }

    @DELETE
    @Path("{code}")
    public Response remove(@PathParam("code") String code, @HeaderParam("If-Match") String ifMatch) {
        connections.remove(code, IfMatch.version(ifMatch));
        return Response.noContent().build();
    }
}
