package io.serialhub.web.rest;

import io.serialhub.base.Once;
import io.serialhub.base.Saved;
import io.serialhub.base.Saved.Outcome;
import io.serialhub.imports.FileContent;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The few forms that a good answer has. */
final class Answers {
    private Answers() {}

    static Response versioned(Object view, long version) {
        return Response.ok(view).tag(IfMatch.tag(version)).build();
    }

    /** Of something whose version is a digest of it. */
    static Response versioned(Object view, String version) {
        return Response.ok(view).tag(new EntityTag(version)).build();
    }

    /** 201 with its address when a PUT made it, else 200. */
    static Response saved(Saved<?> saved, long version, UriInfo uri) {
        return saved(saved, IfMatch.tag(version), uri.getAbsolutePath());
    }

    /** Of something whose version is a digest of it. */
    static Response saved(Saved<?> saved, String version, UriInfo uri) {
        return saved(saved, new EntityTag(version), uri.getAbsolutePath());
    }

    /** @param address where it stands, which need not be where it was asked for */
    static Response saved(Saved<?> saved, EntityTag tag, URI address) {
        Response.ResponseBuilder response =
                saved.outcome() == Outcome.CREATED ? Response.created(address) : Response.ok();
        return response.entity(saved.view()).tag(tag).build();
    }

    static Response created(Once.Done<?> done, UriInfo uri, String key) {
        return replayed(Response.created(below(uri, key)), done);
    }

    static Response created(Once.Done<?> done, UriInfo uri, String key, long version) {
        return replayed(Response.created(below(uri, key)).tag(IfMatch.tag(version)), done);
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

    /** Handed out under its own name, which a browser saves and never shows. */
    static Response file(FileContent file) {
        return file(file.name(), file.mediaType(), (StreamingOutput) file::writeTo);
    }

    static Response file(String fileName, String mediaType, Object content) {
        String name = URLEncoder.encode(fileName, StandardCharsets.UTF_8).replace("+", "%20");
        return Response.ok(content, mediaType)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename*=UTF-8''" + name)
                .build();
    }

    private static URI below(UriInfo uri, String key) {
        return uri.getAbsolutePathBuilder().path("{key}").build(key);
    }
}
