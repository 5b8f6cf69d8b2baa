package io.serialhub.web.shell;

import io.serialhub.base.Actor;
import io.serialhub.base.Permission;
import io.serialhub.base.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;

/** Who looks at this page and how: language and theme as chosen once and kept by the browser, its time zone, its rights. */
@Named
@RequestScoped
public class Viewer {
    static final String LANGUAGE = "hub-lang";
    static final String THEME = "hub-theme";
    static final String ZONE = "hub-zone";
    static final String SITE = "hub-site";
    static final String JOBS = "hub-jobs";

    @Inject
    private HttpServletRequest request;

    private Locale locale;
    private ZoneId zone;

    public Locale getLocale() {
        if (locale == null) {
            locale =
                    Texts.supported(cookie(LANGUAGE).map(Locale::forLanguageTag).orElseGet(this::preferred));
        }
        return locale;
    }

    /** As the {@code lang} attribute says it. */
    public String getLanguage() {
        return getLocale().toLanguageTag();
    }

    public boolean isChinese() {
        return getLocale().getLanguage().equals("zh");
    }

    /** light, dark, or empty: then the page's script follows the system. */
    public String getTheme() {
        return cookie(THEME).filter(t -> t.equals("light") || t.equals("dark")).orElse("");
    }

    /** For a program, which has no browser that would tell. */
    public void setZone(ZoneId zone) {
        this.zone = zone;
    }

    public ZoneId getZone() {
        if (zone != null) {
            return zone;
        }
        try {
            return cookie(ZONE).map(z -> ZoneId.of(z.replace('.', '/'))).orElse(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    /** Words of the jobs that were done last on this computer, the latest first, with exclamation marks between. */
    public String lastJobs() {
        return cookie(JOBS).orElse("");
    }

    /** As the browser keeps it, encoded; empty for all sites. See {@link Sites}. */
    String keptSite() {
        return cookie(SITE).orElse("");
    }

    public boolean isRailNarrow() {
        return cookie("hub-rail").filter("narrow"::equals).isPresent();
    }

    public Actor getActor() {
        return Actor.current();
    }

    public boolean isSignedIn() {
        return Actor.current() != Actor.NOBODY;
    }

    public boolean may(String permission) {
        return Actor.current().may(Permission.of(permission));
    }

    public String getName() {
        return Actor.current().name();
    }

    /** For the round badge: the first character of a Chinese name, else two initials. */
    public String getInitials() {
        String name = getName().trim();
        if (name.isEmpty()) {
            return "?";
        }
        if (Character.UnicodeScript.of(name.codePointAt(0)) == Character.UnicodeScript.HAN) {
            return name.substring(0, 1);
        }
        String[] words = name.split("[\\s.]+");
        String letters = words.length == 1
                ? words[0].substring(0, Math.min(2, words[0].length()))
                : words[0].substring(0, 1) + words[words.length - 1].substring(0, 1);
        return letters.toUpperCase(Locale.ROOT);
    }

    /** This page in the other language. */
    public String inLanguage(String language) {
        String query =
                Optional.ofNullable(request.getQueryString()).map(q -> q + "&").orElse("");
        Object page = request.getAttribute("jakarta.servlet.forward.request_uri");
        return (page == null ? request.getRequestURI() : page) + "?" + query + "lang=" + language;
    }

    private Locale preferred() {
        for (Locale wish : Collections.list(request.getLocales())) {
            if (wish.getLanguage().equals("zh") || wish.getLanguage().equals("en")) {
                return wish;
            }
        }
        return Locale.ENGLISH;
    }

    private Optional<String> cookie(String name) {
        if (request.getCookies() != null) {
            for (Cookie cookie : request.getCookies()) {
                if (cookie.getName().equals(name)) {
                    return Optional.of(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }
}
