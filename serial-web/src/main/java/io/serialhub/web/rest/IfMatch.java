package io.serialhub.web.rest;

import io.serialhub.base.Problem;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;

/** The version a client saw last, as the strong ETag that answers carry: {@code "7"}. */
final class IfMatch {
    private IfMatch() {}

    /** @return null when the client does not mind what stands there: no header, or {@code *} */
    static Long version(String header) {
        if (header == null || header.isBlank() || header.trim().equals("*")) {
            return null;
        }
        try {
            return Long.valueOf(header.trim().replaceAll("^\"|\"$", ""));
        } catch (NumberFormatException e) {
            throw Problem.invalid("version-unreadable", "value", header);
        }
    }

    /** The digest a client saw last, of what has no version of its own; null when it does not mind. */
    static String content(String header) {
        return header == null || header.isBlank() || header.trim().equals("*")
                ? null
                : header.trim().replaceAll("^\"|\"$", "");
    }

    static EntityTag tag(long version) {
        return new EntityTag(Long.toString(version));
    }

    /** Whether a conflict is the one that the client asked to be told of. */
    static boolean failed(Problem problem, HttpHeaders headers) {
        return problem.code().equals("changed-meanwhile") && headers.getHeaderString(HttpHeaders.IF_MATCH) != null;
    }
}
