package io.serialhub.web.rest;

import io.serialhub.base.Actor;
import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import io.serialhub.base.Transactions;
import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Whatever goes wrong leaves as {@code application/problem+json}; what nobody expected leaves as a number only. */
@Provider
public class EveryProblem implements ExceptionMapper<Throwable> {
    private static final Logger LOG = Logger.getLogger(EveryProblem.class.getName());

    @Context
    HttpHeaders headers;

    @Context
    UriInfo uri;

    @Context
    Request request;

    @Override
    public Response toResponse(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof BulkRefused refused) {
                return refused.response(Languages.of(headers));
            }
            if (t instanceof Problem problem) {
                return problem(problem);
            }
            if (t instanceof ScanRefused refused) {
                return refused.response(Languages.of(headers));
            }
            if (t instanceof Unreadable unreadable) {
                return body(unreadable.status(), unreadable.reason())
                        .at(unreadable.pointer())
                        .response()
                        .build();
            }
            if (t instanceof WebApplicationException web) {
                return web(web);
            }
            if (t instanceof OptimisticLockException || Transactions.repeatable(t)) {
                return body(409, Reason.of("busy-try-again"))
                        .response()
                        .header("Retry-After", 1)
                        .build();
            }
        }
        return unexpected(thrown);
    }

    private Response problem(Problem problem) {
        int status = status(problem);
        Response.ResponseBuilder response = body(status, problem.reason()).response();
        if (status == 401) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Serial Hub\"")
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Serial Hub\", charset=\"UTF-8\"");
        }
        if (status == 429) {
            response.header("Retry-After", problem.args().getOrDefault("seconds", "60"));
        }
        if (problem.code().equals("still-running")) {
            response.header("Retry-After", 1);
        }
        return response.build();
    }

    private int status(Problem problem) {
        return IfMatch.failed(problem, headers) ? 412 : status(problem.kind());
    }

    static int status(Problem.Kind kind) {
        return switch (kind) {
            case INVALID -> 422;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case GONE -> 410;
            case TOO_LARGE -> 413;
            case TOO_MANY -> 429;
        };
    }

    private Response web(WebApplicationException e) {
        Response given = e.getResponse();
        if (e instanceof NotFoundException) {
            return body(404, Reason.of("no-such-address")).response().build();
        }
        if (e instanceof NotAllowedException) {
            String allowed = given.getHeaderString(HttpHeaders.ALLOW);
            return body(405, Reason.of("method-not-allowed", "method", request.getMethod(), "allowed", allowed))
                    .response()
                    .header(HttpHeaders.ALLOW, allowed)
                    .build();
        }
        if (e instanceof NotAcceptableException) {
            return body(406, Reason.of("not-acceptable")).response().build();
        }
        if (e instanceof NotSupportedException) {
            return body(415, Reason.of("media-type-unsupported", "type", headers.getMediaType()))
                    .response()
                    .build();
        }
        return given.getStatus() >= 500
                ? unexpected(e)
                : body(given.getStatus(), Reason.of("request-malformed"))
                        .response()
                        .build();
    }

    private Response unexpected(Throwable thrown) {
        String incident = UUID.randomUUID().toString();
        LOG.log(
                Level.SEVERE,
                thrown,
                () -> "incident " + incident + " at " + uri.getPath() + " for "
                        + Actor.current().login());
        return body(500, Reason.of("unexpected", "incident", incident))
                .incident(incident)
                .response()
                .build();
    }

    private ProblemBody body(int status, Reason reason) {
        return ProblemBody.of(status, reason, Languages.of(headers));
    }
}
