package io.serialhub.web.rest;

import io.serialhub.base.Actor;
import io.serialhub.base.Permission;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Whose token it is and what it may do. */
@RequestScoped
@Path("me")
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {
    record Me(String login, String name, List<Permission> permissions, String channel, String site, String locale) {}

    @GET
    public Me me() {
        Actor actor = Actor.current();
        return new Me(
                actor.login(),
                actor.name(),
                actor.permissions().stream().sorted().toList(),
                actor.channel(),
                Asked.text(actor.site()),
                actor.locale() == null ? null : actor.locale().toLanguageTag());
    }
}
