package io.serialhub.routes.soap;

import io.serialhub.access.SignIn;
import io.serialhub.base.Actor;
import io.serialhub.base.Problem;
import io.serialhub.base.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.headers.Header;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import org.w3c.dom.Element;

/**
 * Who is calling: whoever the token of the security header names; without that header, whom the HTTP header named, which
 * was looked at before the message came here. The body of a message from nobody is not read.
 */
@ApplicationScoped
public class Callers {
    /** Why the HTTP header was refused, a {@link Problem}; set on the request by the application's authentication. */
    static final String REFUSAL = "io.serialhub.refusal";

    /** A digest of the token that was refused here, for the application's authentication to count. */
    static final String REFUSED_TOKEN = "io.serialhub.refused-token";

    private SignIn signIn;
    private Clock clock;

    protected Callers() {}

    @Inject
    public Callers(SignIn signIn, Clock clock) {
        this.signIn = signIn;
        this.clock = clock;
    }

    /** Speaking the language that the request asks for. @throws Problem with nobody's name in it */
    Actor of(SoapMessage message) {
        var request = (HttpServletRequest) message.get(AbstractHTTPDestination.HTTP_REQUEST);
        if (request.getAttribute(REFUSAL) instanceof Problem refused) {
            throw refused;
        }
        Optional<SecurityHeader> security = security(message);
        Actor actor = security.isPresent() ? byToken(security.get(), request) : Actor.current();
        if (actor == Actor.NOBODY) {
            throw Problem.of(Problem.Kind.UNAUTHENTICATED, "sign-in-needed");
        }
        Locale locale = language(request).orElse(actor.locale());
        return new Actor(
                actor.login(),
                actor.name(),
                actor.permissions(),
                actor.channel(),
                actor.site(),
                Texts.supported(locale));
    }

    /** What Accept-Language asks for, if it is one of ours. */
    static Optional<Locale> language(HttpServletRequest request) {
        if (request == null || request.getHeader("Accept-Language") == null) {
            return Optional.empty();
        }
        return Collections.list(request.getLocales()).stream()
                .filter(locale -> Set.of("zh", "en").contains(locale.getLanguage()))
                .findFirst();
    }

    private Actor byToken(SecurityHeader security, HttpServletRequest request) {
        security.requireFresh(clock);
        try {
            return signIn.actorOfToken(security.password(), "soap");
        } catch (Problem problem) {
            if (problem.code().equals("bad-token")) {
                request.setAttribute(
                        REFUSED_TOKEN, Integer.toHexString(security.password().hashCode()));
            }
            throw problem;
        }
    }

    private static Optional<SecurityHeader> security(SoapMessage message) {
        Element found = null;
        for (Header header : message.getHeaders()) {
            QName name = header.getName();
            if (name.equals(SecurityHeader.NAME) && header.getObject() instanceof Element element) {
                if (found != null) {
                    throw Problem.of(Problem.Kind.UNAUTHENTICATED, "security-header-unfit", "part", "Security");
                }
                found = element;
            }
        }
        return Optional.ofNullable(found).map(SecurityHeader::read);
    }
}
