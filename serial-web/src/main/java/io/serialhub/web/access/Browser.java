package io.serialhub.web.access;

import io.serialhub.base.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/** Leads a browser to another page of ours, in the form that the request can take. */
final class Browser {
    private static final Set<String> FROM_HERE = Set.of("same-origin", "none");
    private static final Pattern OWN_PAGE = Pattern.compile("/[A-Za-z0-9_./-]*(\\?[^\\r\\n\\\\]*)?");

    private Browser() {}

    /** A form that another site sends in the person's name. The view state is checked as well; this needs no session. */
    static boolean isForeignPost(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null && !FROM_HERE.contains(site) && !request.getMethod().equals("GET");
    }

    static void sendToSignIn(HttpServletRequest request, HttpServletResponse response, String path) throws IOException {
        boolean opening = path.isEmpty() || path.equals("/") || path.equals("/index.xhtml");
        send(
                request,
                response,
                opening
                        ? Zone.SIGN_IN
                        : Zone.SIGN_IN + "?to="
                                + URLEncoder.encode(CameFrom.page(request, path), StandardCharsets.UTF_8));
    }

    static void send(HttpServletRequest request, HttpServletResponse response, String page) throws IOException {
        if ("partial/ajax".equals(request.getHeader("Faces-Request"))) {
            response.setContentType("text/xml");
            response.setCharacterEncoding("UTF-8");
            response.getWriter()
                    .write("<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\""
                            + page.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;")
                            + "\"/></partial-response>");
            response.flushBuffer();
        } else if (isScript(request)) {
            Refusal.write(request, response, Problem.of(Problem.Kind.UNAUTHENTICATED, "sign-in-needed"));
        } else {
            response.sendRedirect(page);
        }
    }

    /** An address of ours to go on to; the opening page for anything else, so that nobody is led away (open redirect). */
    static String ownPage(String to) {
        boolean own = to != null && OWN_PAGE.matcher(to).matches() && !to.startsWith("//") && !to.contains("/..");
        return own ? to : "/";
    }

    private static boolean isScript(HttpServletRequest request) {
        String mode = request.getHeader("Sec-Fetch-Mode");
        return mode != null && !mode.equals("navigate");
    }
}
