package io.serialhub.web.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;

/** The page that a form was sent from, with the query that the form's own address leaves out. */
public final class CameFrom {
    private CameFrom() {}

    /** @param path of the page; returned alone where the browser does not say that it was there */
    public static String page(HttpServletRequest request, String path) {
        boolean read = request.getMethod().equals("GET");
        String query = read ? request.getQueryString() : query(request.getHeader("Referer"), path);
        return query == null || query.isEmpty() ? path : path + "?" + query;
    }

    static String query(String referer, String path) {
        try {
            URI from = referer == null ? null : new URI(referer);
            return from != null && path.equals(from.getPath()) ? from.getRawQuery() : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
