package io.serialhub.web.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import java.util.regex.Pattern;

/** One name for a request in every answer and log: the sender's X-Request-Id if it is fit for a log, else one of ours. */
public final class RequestId {
    private static final String HEADER = "X-Request-Id";
    private static final String ATTRIBUTE = "io.serialhub.request-id";
    private static final Pattern FIT = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    private RequestId() {}

    public static String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        String given = request.getHeader(HEADER);
        String id = given != null && FIT.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    static void echo(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HEADER, of(request));
    }
}
