package io.serialhub.web.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** What every answer tells the browser to refuse. On pages PrimeFaces adds the content security policy with its nonce. */
final class Headers {
    private static final String NOTHING_AT_ALL = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'";

    private Headers() {}

    static void set(HttpServletRequest request, HttpServletResponse response, Zone zone, boolean https) {
        RequestId.echo(request, response);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(self), geolocation=(), microphone=()");
        if (zone.takesToken() || zone == Zone.HOOK || zone == Zone.PHONE || zone == Zone.CLOSED) {
            response.setHeader("Content-Security-Policy", NOTHING_AT_ALL);
        }
        if (zone.takesToken() || zone == Zone.HOOK || zone == Zone.PHONE || zone == Zone.PAGE) {
            response.setHeader("Cache-Control", "no-store");
        }
        if (https || request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
    }
}
