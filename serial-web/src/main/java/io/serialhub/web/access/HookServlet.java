package io.serialhub.web.access;

import io.serialhub.base.Json;
import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import io.serialhub.inbox.Received;
import io.serialhub.inbox.Receiving;
import io.serialhub.inbox.Signed;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Where other systems send webhooks to: {@code POST /hooks/<code>}, signed by Standard Webhooks. Also answers the question
 * of CloudEvents senders (HTTP 1.1 Web Hooks for Event Delivery, 4) whether they may send here, for every address alike.
 */
@WebServlet("/hooks/*")
public class HookServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final System.Logger LOG = System.getLogger(HookServlet.class.getName());

    @Inject
    private transient Receiving receiving;

    @Inject
    private transient Throttles throttles;

    @Inject
    private transient WebSettings settings;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            write(response, receiving.receive(code(request), signed(request), body(request)));
        } catch (RuntimeException e) {
            Problem problem = problem(e);
            if (problem == null) {
                unexpected(request, response, e);
                return;
            }
            if (problem.code().equals("webhook-not-accepted")) {
                throttles.tokens().failed(ClientAddress.counted(ClientAddress.of(request, settings.proxies())));
            }
            if (problem.code().equals("still-running")) {
                response.setHeader("Retry-After", "1");
            }
            Refusal.write(request, response, problem);
        }
    }

    @Override
    protected void doOptions(HttpServletRequest request, HttpServletResponse response) {
        String origin = request.getHeader("WebHook-Request-Origin");
        if (origin != null && origin.matches("[A-Za-z0-9.:-]{1,255}")) {
            response.setHeader("WebHook-Allowed-Origin", origin);
        }
        response.setHeader("Allow", "POST, OPTIONS");
    }

    private static String code(HttpServletRequest request) {
        String path = request.getPathInfo();
        return path == null ? "" : path.substring(1);
    }

    private static Signed signed(HttpServletRequest request) {
        return new Signed(
                request.getHeader("webhook-id"),
                request.getHeader("webhook-timestamp"),
                request.getHeader("webhook-signature"));
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(Receiving.MOST_BYTES + 1);
        if (body.length > Receiving.MOST_BYTES) {
            throw Problem.of(Problem.Kind.TOO_LARGE, "body-too-large", "max", Receiving.MOST_BYTES);
        }
        return body;
    }

    private static void write(HttpServletResponse response, Received received) throws IOException {
        byte[] body = Json.write(received).getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static void unexpected(HttpServletRequest request, HttpServletResponse response, RuntimeException failure)
            throws IOException {
        String incident = UUID.randomUUID().toString();
        LOG.log(System.Logger.Level.ERROR, "incident " + incident + " at a webhook", failure);
        Refusal.write(request, response, 500, Reason.of("unexpected", "incident", incident));
    }

    /** The container may have wrapped it. */
    private static Problem problem(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof Problem problem) {
                return problem;
            }
        }
        return null;
    }
}
