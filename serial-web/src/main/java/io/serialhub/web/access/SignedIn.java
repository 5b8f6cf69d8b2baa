package io.serialhub.web.access;

import io.serialhub.access.Session;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * All that a browser's session keeps of a person. Rights are not in it: they are read anew for every request, so a role
 * that was taken away acts at once.
 *
 * @param stamp no longer fits once the password has changed
 */
record SignedIn(String login, String stamp, Instant since) implements Serializable {
    private static final String ATTRIBUTE = "io.serialhub.signed-in";
    private static final int ANONYMOUS_SECONDS = 600;

    static SignedIn of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) instanceof SignedIn signedIn ? signedIn : null;
    }

    /** Under a new session id, so that one that somebody else knows is worth nothing (session fixation). */
    static void begin(HttpServletRequest request, Session session, Instant now) {
        HttpSession http = request.getSession(true);
        request.changeSessionId();
        http.setMaxInactiveInterval(request.getServletContext().getSessionTimeout() * 60);
        http.setAttribute(ATTRIBUTE, new SignedIn(session.actor().login(), session.stamp(), now));
    }

    static void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    /** The session of somebody who only looks at the sign-in page is soon forgotten. */
    static void shortenAnonymous(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null && session.isNew() && session.getAttribute(ATTRIBUTE) == null) {
            session.setMaxInactiveInterval(ANONYMOUS_SECONDS);
        }
    }

    boolean isOlderThan(Duration longest, Instant now) {
        return since.plus(longest).isBefore(now);
    }
}
