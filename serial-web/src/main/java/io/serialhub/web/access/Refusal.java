package io.serialhub.web.access;

import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import io.serialhub.web.rest.ProblemBody;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Says no to a program before anything of ours runs, as RFC 9457 writes it. */
public final class Refusal {
    private static final int UNPROCESSABLE = 422;
    private static final int TOO_MANY_REQUESTS = 429;

    private Refusal() {}

    public static void write(HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws IOException {
        int status = status(problem.kind());
        response.setStatus(status);
        if (status == HttpServletResponse.SC_UNAUTHORIZED && !problem.code().equals("webhook-not-accepted")) {
            response.addHeader("WWW-Authenticate", "Bearer realm=\"Serial Hub\"");
            response.addHeader("WWW-Authenticate", "Basic realm=\"Serial Hub\", charset=\"UTF-8\"");
        }
        if (status == TOO_MANY_REQUESTS) {
            response.setHeader("Retry-After", problem.args().getOrDefault("seconds", "60"));
        }
        write(request, response, status, problem.reason());
    }

    public static void write(HttpServletRequest request, HttpServletResponse response, int status, Reason reason)
            throws IOException {
        response.setStatus(status);
        byte[] body = ProblemBody.json(status, reason, request.getLocale());
        response.setContentType("application/problem+json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    private static int status(Problem.Kind kind) {
        return switch (kind) {
            case UNAUTHENTICATED -> HttpServletResponse.SC_UNAUTHORIZED;
            case FORBIDDEN -> HttpServletResponse.SC_FORBIDDEN;
            case NOT_FOUND -> HttpServletResponse.SC_NOT_FOUND;
            case TOO_LARGE -> HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
            case TOO_MANY -> TOO_MANY_REQUESTS;
            case INVALID -> UNPROCESSABLE;
            case CONFLICT -> HttpServletResponse.SC_CONFLICT;
            case GONE -> HttpServletResponse.SC_GONE;
        };
    }
}
