package io.serialhub.web.rest;

import io.serialhub.access.NewToken;
import io.serialhub.access.Token;
import io.serialhub.access.Tokens;
import io.serialhub.base.Once;
import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Set;

/** Takes no Idempotency-Key: the answer that shows a secret must never be kept for a repetition. */
@RequestScoped
@Path("tokens")
@Produces(MediaType.APPLICATION_JSON)
public class TokensResource {
    record TokenRequest(String login, String name, Set<Permission> scopes, Instant expiresAt) {}

    @Inject
    Tokens tokens;

    @Context
    UriInfo uri;

    @GET
    public Page<Token> list(@QueryParam("login") String login, @BeanParam Paging page) {
        return tokens.list(Asked.text(login), page.after(), page.size());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(Body body) {
        TokenRequest asked = body.as(TokenRequest.class);
        NewToken made = tokens.create(asked.login(), asked.name(), asked.scopes(), asked.expiresAt());
        return Answers.created(new Once.Done<>(made, false), uri, made.token().prefix());
    }

    @GET
    @Path("{prefix}")
    public Token get(@PathParam("prefix") String prefix) {
        return tokens.get(prefix);
    }

    @POST
    @Path("{prefix}/revoke")
    public Token revoke(@PathParam("prefix") String prefix) {
        return tokens.revoke(prefix);
    }
}
