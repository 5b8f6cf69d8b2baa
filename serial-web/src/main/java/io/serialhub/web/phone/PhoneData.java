package io.serialhub.web.phone;

import io.serialhub.base.Actor;
import io.serialhub.base.Fields;
import io.serialhub.base.Json;
import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import io.serialhub.web.access.Refusal;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * What the pages of a phone ask for and tell, by the session of the person at it. The REST interface is for programs and
 * knows no session; this knows no token.
 */
@WebServlet("/phone/data/*")
public class PhoneData extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final System.Logger LOG = System.getLogger(PhoneData.class.getName());

    /** Scans in one request; a phone that has more sends again. */
    static final int MOST_SCANS = 50;

    private static final int MOST_BYTES = 256 << 10;

    /** @param login who made the scans: nobody else may send them */
    record Batch(String login, List<PhoneScan> scans) {
        Batch {
            login = Fields.needed("login", login, 80);
            scans = scans == null ? List.of() : List.copyOf(scans);
            if (scans.size() > MOST_SCANS) {
                throw Problem.of(Problem.Kind.TOO_LARGE, "too-many-rows", "rows", scans.size(), "max", MOST_SCANS);
            }
        }
    }

    @Inject
    private transient PhoneTasks tasks;

    @Inject
    private transient PhoneScans scans;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response, () -> asked(request));
    }

    private Object asked(HttpServletRequest request) {
        String of = request.getParameter("of");
        return switch (request.getPathInfo()) {
            case "/me" -> tasks.me();
            case "/places" -> tasks.places();
            case "/documents" -> tasks.documents(Fields.needed("of", of));
            case "/order" -> tasks.order(Fields.needed("of", of));
            case "/count" -> tasks.count(Fields.needed("of", of));
            default -> throw Problem.notFound("page-needs-parameter", "name", "of");
        };
    }

    /** JSON only: a form of another site cannot send it without asking first. */
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String type = request.getContentType();
        if (!"/scans".equals(request.getPathInfo()) || type == null || !type.startsWith("application/json")) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        answer(request, response, () -> told(body));
    }

    private Object told(byte[] body) {
        if (body.length > MOST_BYTES) {
            throw Problem.of(Problem.Kind.TOO_LARGE, "body-too-large", "max", MOST_BYTES);
        }
        Batch batch = read(body);
        if (!batch.login().equals(Actor.current().login())) {
            throw Problem.conflict("scans-of-somebody-else", "login", batch.login());
        }
        return scans.record(batch.scans());
    }

    private static Batch read(byte[] body) {
        try {
            return Json.read(new String(body, StandardCharsets.UTF_8), Batch.class);
        } catch (IllegalArgumentException e) {
            Problem problem = PhoneScans.problem(e);
            throw problem != null ? problem : Problem.invalid("phone-unreadable");
        }
    }

    private interface Work {
        Object run();
    }

    private static void answer(HttpServletRequest request, HttpServletResponse response, Work work) throws IOException {
        Object found;
        try {
            found = work.run();
        } catch (RuntimeException e) {
            refuse(request, response, e);
            return;
        }
        byte[] body = Json.writeWhole(found).getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, RuntimeException e)
            throws IOException {
        Problem problem = PhoneScans.problem(e);
        if (problem != null) {
            Refusal.write(request, response, problem);
            return;
        }
        String incident = UUID.randomUUID().toString();
        LOG.log(System.Logger.Level.ERROR, "incident " + incident + " at a phone", e);
        Refusal.write(request, response, 500, Reason.of("unexpected", "incident", incident));
    }
}
