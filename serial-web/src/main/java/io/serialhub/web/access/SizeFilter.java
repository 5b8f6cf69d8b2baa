package io.serialhub.web.access;

import io.serialhub.base.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** Reads no request that is larger than what its zone can need. The interfaces look closer at their own documents. */
public class SizeFilter extends HttpFilter {
    private static final long FORM_BYTES = 2L << 20;
    private static final long UPLOAD_BYTES = 104L << 20;
    private static final long DOCUMENT_BYTES = 64L << 20;
    private static final long MESSAGE_BYTES = 16L << 20;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long most = most(request);
        boolean tooLarge = request.getContentLengthLong() > most;
        if (tooLarge && zone(request) == Zone.PAGE) {
            // not as an error: its page would read the request that it is about
            response.sendRedirect("/shell/large.xhtml");
        } else if (tooLarge) {
            Refusal.write(request, response, Problem.of(Problem.Kind.TOO_LARGE, "body-too-large", "max", most));
        } else if (request.getContentLengthLong() < 0 && request.getHeader("Transfer-Encoding") != null) {
            chain.doFilter(new SizedRequest(request, most), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static Zone zone(HttpServletRequest request) {
        return Zone.of(HubAuthentication.path(request), List.of());
    }

    private static long most(HttpServletRequest request) {
        String type = request.getContentType();
        return switch (zone(request)) {
            case API -> DOCUMENT_BYTES;
            case SERVICE -> MESSAGE_BYTES;
            case PAGE -> type != null && type.startsWith("multipart/") ? UPLOAD_BYTES : FORM_BYTES;
            default -> FORM_BYTES;
        };
    }
}
