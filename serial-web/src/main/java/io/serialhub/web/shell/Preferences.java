package io.serialhub.web.shell;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code ?lang=zh} on any page keeps the language in the browser and comes back to the same page without it. */
@WebFilter("*.xhtml")
public class Preferences extends HttpFilter {
    private static final Set<String> LANGUAGES = Set.of("zh", "en");
    private static final int YEAR_SECONDS = 365 * 24 * 3600;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String wish = request.getQueryString() == null || !request.getMethod().equals("GET")
                ? null
                : Stream.of(request.getQueryString().split("&"))
                        .filter(p -> p.startsWith("lang="))
                        .map(p -> p.substring("lang=".length()))
                        .filter(LANGUAGES::contains)
                        .reduce((first, last) -> last)
                        .orElse(null);
        if (!request.getRequestURI().startsWith("/jakarta.faces.resource/")) {
            response.setHeader("Cache-Control", "no-store");
        }
        if (wish == null) {
            chain.doFilter(request, response);
        } else {
            response.addCookie(kept(request, wish));
            response.sendRedirect(here(request) + rest(request.getQueryString()));
        }
    }

    private static Cookie kept(HttpServletRequest request, String language) {
        Cookie cookie = new Cookie(Viewer.LANGUAGE, language);
        cookie.setPath("/");
        cookie.setMaxAge(YEAR_SECONDS);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }

    /** One leading slash only, or a path like {@code //elsewhere} would lead off this server. */
    private static String here(HttpServletRequest request) {
        return "/" + request.getRequestURI().replaceFirst("^[/\\\\]+", "");
    }

    private static String rest(String query) {
        String rest =
                Stream.of(query.split("&")).filter(p -> !p.startsWith("lang=")).collect(Collectors.joining("&"));
        return rest.isEmpty() ? "" : "?" + rest;
    }
}
