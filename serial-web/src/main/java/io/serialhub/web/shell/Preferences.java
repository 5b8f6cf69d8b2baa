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
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code ?lang=zh} on any page keeps the language in the browser, {@code ?in=NB} the site that is looked at, and both come
 * back to the same page without it; with another site a list begins anew.
 */
@WebFilter("*.xhtml")
public class Preferences extends HttpFilter {
    private static final Set<String> LANGUAGES = Set.of("zh", "en");
    private static final Pattern SITE = Pattern.compile("[A-Za-z0-9%._*+-]{1,200}");
    private static final int YEAR_SECONDS = 365 * 24 * 3600;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String language = wish(request, "lang=");
        String site = wish(request, "in=");
        boolean speaks = language != null && LANGUAGES.contains(language);
        boolean moves = site != null && SITE.matcher(site).matches();
        if (!request.getRequestURI().startsWith("/jakarta.faces.resource/")) {
            response.setHeader("Cache-Control", "no-store");
        }
        if (speaks) {
            response.addCookie(kept(request, Viewer.LANGUAGE, language));
        }
        if (moves) {
            response.addCookie(kept(request, Viewer.SITE, site));
        }
        if (speaks || moves) {
            Set<String> off = moves ? Set.of("lang=", "in=", "site=", "at=") : Set.of("lang=");
            response.sendRedirect(here(request) + rest(request.getQueryString(), off));
        } else {
            chain.doFilter(request, response);
        }
    }

    private static String wish(HttpServletRequest request, String name) {
        return request.getQueryString() == null || !request.getMethod().equals("GET")
                ? null
                : Stream.of(request.getQueryString().split("&"))
                        .filter(p -> p.startsWith(name))
                        .map(p -> p.substring(name.length()))
                        .reduce((first, last) -> last)
                        .orElse(null);
    }

    private static Cookie kept(HttpServletRequest request, String name, String value) {
        Cookie cookie = new Cookie(name, value);
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

    private static String rest(String query, Set<String> off) {
        String rest = Stream.of(query.split("&"))
                .filter(p -> off.stream().noneMatch(p::startsWith))
                .collect(Collectors.joining("&"));
        return rest.isEmpty() ? "" : "?" + rest;
    }
}
