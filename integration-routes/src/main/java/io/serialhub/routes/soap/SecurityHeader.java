package io.serialhub.routes.soap;

import io.serialhub.base.Problem;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import javax.xml.namespace.QName;
import org.apache.cxf.helpers.DOMUtils;
import org.w3c.dom.Element;

/**
 * The header of WS-Security 1.0: a UsernameToken whose password, as it is (PasswordText), is one of our tokens, and a
 * Timestamp that says when it was sent. A digest would ask for a secret that can be read again; there is none.
 *
 * @see <a href="http://docs.oasis-open.org/wss/2004/01/">OASIS: SOAP Message Security, UsernameToken Profile</a>
 */
record SecurityHeader(String username, String password, Instant created, Instant expires) {
    private static final String OASIS = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-";
    private static final String WSSE = OASIS + "wssecurity-secext-1.0.xsd";
    private static final String WSU = OASIS + "wssecurity-utility-1.0.xsd";
    private static final String PASSWORD_TEXT = OASIS + "username-token-profile-1.0#PasswordText";

    static final QName NAME = new QName(WSSE, "Security");

    /** How far two clocks may be apart, and how long a message without an end is good for. */
    private static final Duration LEEWAY = Duration.ofMinutes(5);

    /** @throws Problem {@code security-header-unfit} saying what is missing or doubled */
    static SecurityHeader read(Element security) {
        Element token = one(security, WSSE, "UsernameToken");
        Element password = one(token, WSSE, "Password");
        String type = password.getAttribute("Type");
        if (!type.isEmpty() && !type.equals(PASSWORD_TEXT)) {
            throw unfit("PasswordText");
        }
        Element timestamp = one(security, WSU, "Timestamp");
        List<Element> expires = DOMUtils.getChildrenWithName(timestamp, WSU, "Expires");
        return new SecurityHeader(
                text(one(token, WSSE, "Username")),
                text(password),
                instant(text(one(timestamp, WSU, "Created"))),
                expires.isEmpty() ? null : instant(text(expires.get(0))));
    }

    /** @throws Problem {@code message-expired} when it was sent too long ago, or claims a time to come */
    void requireFresh(Clock clock) {
        Instant now = clock.instant();
        boolean early = created.isAfter(now.plus(LEEWAY));
        boolean late = created.isBefore(now.minus(LEEWAY)) || expires != null && expires.isBefore(now);
        if (early || late) {
            throw Problem.of(Problem.Kind.UNAUTHENTICATED, "message-expired", "created", created, "now", now);
        }
    }

    /** Says nothing of the password, so that no log can. */
    @Override
    public String toString() {
        return "security header of " + username;
    }

    private static Element one(Element parent, String namespace, String name) {
        List<Element> found = DOMUtils.getChildrenWithName(parent, namespace, name);
        if (found.size() != 1) {
            throw unfit(name);
        }
        return found.get(0);
    }

    private static String text(Element element) {
        String text = element.getTextContent();
        return text == null ? "" : text.strip();
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw unfit("Timestamp");
        }
    }

    private static Problem unfit(String part) {
        return Problem.of(Problem.Kind.UNAUTHENTICATED, "security-header-unfit", "part", part);
    }
}
