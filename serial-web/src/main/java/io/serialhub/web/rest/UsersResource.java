package io.serialhub.web.rest;

import io.serialhub.access.OneTimePassword;
import io.serialhub.access.User;
import io.serialhub.access.UserDraft;
import io.serialhub.access.Users;
import io.serialhub.base.Once;
import io.serialhub.base.Page;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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
@Path("users")
@Produces(MediaType.APPLICATION_JSON)
public class UsersResource {
    @Inject
    Users users;

    @Inject
    Once once;

    @Context
    UriInfo uri;

    @GET
    public Page<User> list(@QueryParam("text") String text, @BeanParam Paging page) {
        return users.list(Asked.text(text), page.after(), page.size());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@HeaderParam("Idempotency-Key") String key, Body body) {
        UserDraft draft = body.as(UserDraft.class);
        var done = once.run(
                Asked.text(key),
                "POST users",
                body.plain(),
                User.class,
                () -> Once.created(users.save(draft, null), "user", draft.login()));
        return Answers.created(done, uri, draft.login(), done.answer().version());
    }

    @GET
    @Path("{login}")
    public Response get(@PathParam("login") String login) {
        User user = users.get(login);
        return Answers.versioned(user, user.version());
    }

    @PUT
    @Path("{login}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response save(@PathParam("login") String login, @HeaderParam("If-Match") String ifMatch, Body body) {
        var saved = users.save(body.with("login", login).as(UserDraft.class), IfMatch.version(ifMatch));
        return Answers.saved(saved, saved.view().version(), uri);
    }

    @POST
    @Path("{login}/issue-password")
    public OneTimePassword issuePassword(@PathParam("login") String login) {
        return users.issuePassword(login);
    }

    @POST
    @Path("{login}/unlock")
    public User unlock(@PathParam("login") String login) {
        return users.unlock(login);
    }
}
