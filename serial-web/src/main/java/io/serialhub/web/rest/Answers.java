package io.serialhub.web.rest;

import io.serialhub.base.Saved;
import io.serialhub.base.Saved.Outcome;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;

/** The few forms that a good answer has. */
final class Answers {
    private Answers() {}

    static Response versioned(Object view, long version) {
        return Response.ok(view).tag(IfMatch.tag(version)).build();
    }

    /** 201 with its address when a PUT made it, else 200. */
    static Response saved(Saved<?> saved, long version, UriInfo uri) {
        Response.ResponseBuilder response = saved.outcome() == Outcome.CREATED
                ? Response.created(uri.getAbsolutePath()).entity(saved.view())
                : Response.ok(saved.view());
        return response.tag(IfMatch.tag(version)).build();
    }

    /** Of something without a version. */
    static Response saved(Saved<?> saved, UriInfo uri) {
        return saved.outcome() == Outcome.CREATED
                ? Response.created(uri.getAbsolutePath()).entity(saved.view()).build()
                : Response.ok(saved.view()).build();
    }

    static Response created(Once.Done<?> done, UriInfo uri, String key) {
        return replayed(Response.created(below(uri, key)), done);
    }

    static Response accepted(Once.Done<?> done, UriInfo uri, String key) {
        return replayed(Response.accepted().location(below(uri, key)), done);
    }

    static Response replayed(Response.ResponseBuilder response, Once.Done<?> done) {
        if (done.again()) {
            response.header("Idempotent-Replayed", true);
        }
        return response.entity(done.answer()).build();
    }

    private static URI below(UriInfo uri, String key) {
        return uri.getAbsolutePathBuilder().path("{key}").build(key);
    }
}
