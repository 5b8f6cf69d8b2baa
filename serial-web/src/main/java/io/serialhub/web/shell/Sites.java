package io.serialhub.web.shell;

import io.serialhub.base.Actor;
import io.serialhub.base.Permission;
import io.serialhub.location.Locations;
import io.serialhub.location.Site;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The site that a person looks at: chosen once in the top bar and kept by the browser. Overviews and lists show what
 * belongs to it; search and scanning go everywhere.
 */
@Named
@RequestScoped
public class Sites {
    private static final String EVERYWHERE = "*";

    @Inject
    private Locations locations;

    @Inject
    private Viewer viewer;

    @Inject
    private HttpServletRequest request;

    private List<Site> all;

    /** By code; empty for those who may not see places. */
    public List<Site> getAll() {
        if (all == null) {
            all = Actor.current().may(Permission.MASTER_READ) ? locations.sites() : List.of();
        }
        return all;
    }

    /** Code of the site that is looked at, or null for all of them. One in the address goes before the one chosen. */
    public String getChosen() {
        Site site = getSite();
        return site == null ? null : site.code();
    }

    public Site getSite() {
        String asked = Param.text("site");
        String wish = asked == null ? kept() : asked;
        return getAll().stream()
                .filter(site -> site.code().equals(wish))
                .findFirst()
                .orElse(null);
    }

    /** Nobody needs to choose from one. */
    public boolean isSeveral() {
        return getAll().size() > 1;
    }

    /** This page with another site. @param code null for all of them */
    public String address(String code) {
        Object page = request.getAttribute("jakarta.servlet.forward.request_uri");
        String query = request.getQueryString() == null ? "" : request.getQueryString() + "&";
        String wish = code == null ? EVERYWHERE : URLEncoder.encode(code, StandardCharsets.UTF_8);
        return (page == null ? request.getRequestURI() : page) + "?" + query + "in=" + wish;
    }

    private String kept() {
        try {
            return URLDecoder.decode(viewer.keptSite(), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
