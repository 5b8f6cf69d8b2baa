package io.serialhub.web.access;

import io.serialhub.access.SignIn;
import io.serialhub.base.Actor;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;

/**
 * The one place where a request becomes somebody, whichever way: Jakarta Security allows one mechanism to an application,
 * so it looks at the path first (see {@link Zone}). Runs before every filter; {@link ActorFilter} binds what is found here.
 */
@ApplicationScoped
public class HubAuthentication implements HttpAuthenticationMechanism {
    static final String ACTOR = "io.serialhub.actor";
    static final String MUST_CHANGE_PASSWORD = "io.serialhub.must-change-password";

    /** Why a program was refused, a {@link Problem}, for the service to answer in the form that its clients read. */
    static final String REFUSAL = "io.serialhub.refusal";

    /** A digest of the token inside a message that the service refused. */
    static final String REFUSED_TOKEN = "io.serialhub.refused-token";

    @Inject
    private SignIn signIn;

    @Inject
    private Throttles throttles;

    @Inject
    private WebSettings settings;

    @Inject
    private People people;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        Zone zone = Zone.of(path(request), settings.open());
        Headers.set(request, response, zone, settings.isHttps());
        try {
            return switch (zone) {
                case OPEN -> open(request, context);
                case PAGE -> page(request, response, context);
                case PHONE -> phone(request, response, context);
                case API, OPERATION -> program(zone, request, response, context);
                case SERVICE -> service(request, context);
                case HOOK -> hook(request, response, context);
                case CLOSED -> {
                    response.sendError(HttpServletResponse.SC_NOT_FOUND);
                    yield AuthenticationStatus.SEND_FAILURE;
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String path(HttpServletRequest request) {
        String below = request.getPathInfo();
        return below == null ? request.getServletPath() : request.getServletPath() + below;
    }

    /** Whoever is signed in is known here too, so that an open page can greet them; a session that has ended is no hindrance. */
    private AuthenticationStatus open(HttpServletRequest request, HttpMessageContext context) {
        String path = path(request);
        if (!path.startsWith("/jakarta.faces.resource/") && path.endsWith(".xhtml")) {
            people.find(request).ifPresent(session -> request.setAttribute(ACTOR, session.actor()));
        }
        return context.doNothing();
    }

    /** Who sends it is proven by the signature, which {@link HookServlet} lets the door look at. */
    private AuthenticationStatus hook(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) throws IOException {
        try {
            throttles.tokens().admit(ClientAddress.counted(ClientAddress.of(request, settings.proxies())));
            return context.doNothing();
        } catch (Problem problem) {
            Refusal.write(request, response, problem);
            return AuthenticationStatus.SEND_FAILURE;
        }
    }

    private AuthenticationStatus page(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) throws IOException {
        if (Browser.isForeignPost(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return AuthenticationStatus.SEND_FAILURE;
        }
        var session = people.find(request);
        if (session.isEmpty()) {
            Browser.sendToSignIn(request, response, path(request));
            return AuthenticationStatus.SEND_FAILURE;
        }
        if (session.get().mustChangePassword() && !path(request).equals(Zone.PASSWORD)) {
            Browser.send(request, response, Zone.PASSWORD);
            return AuthenticationStatus.SEND_FAILURE;
        }
        request.setAttribute(MUST_CHANGE_PASSWORD, session.get().mustChangePassword());
        return known(request, context, session.get().actor());
    }

    /** A script asks: it is told that nobody is signed in, and shows it without losing what it keeps. */
    private AuthenticationStatus phone(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) throws IOException {
        if (Browser.isForeignPost(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return AuthenticationStatus.SEND_FAILURE;
        }
        var session = people.find(request);
        if (session.isEmpty() || session.get().mustChangePassword()) {
            // a scheme that no browser knows, so that none asks for a password in a window of its own
            response.setHeader("WWW-Authenticate", "Session");
            Refusal.write(request, response, HttpServletResponse.SC_UNAUTHORIZED, Reason.of("sign-in-needed"));
            return AuthenticationStatus.SEND_FAILURE;
        }
        return known(request, context, session.get().actor());
    }

    private AuthenticationStatus program(
            Zone zone, HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws IOException {
        try {
            admit(request);
            Actor actor = actor(request, zone);
            if (zone == Zone.OPERATION) {
                actor.require(Permission.SYSTEM);
            }
            return known(request, context, actor);
        } catch (Problem problem) {
            Refusal.write(request, response, problem);
            return AuthenticationStatus.SEND_FAILURE;
        }
    }

    /** A message may show its token inside, where only the service looks; so nobody is sent away here. */
    private AuthenticationStatus service(HttpServletRequest request, HttpMessageContext context) {
        try {
            admit(request);
            return request.getHeader("Authorization") == null
                    ? context.doNothing()
                    : known(request, context, actor(request, Zone.SERVICE));
        } catch (Problem problem) {
            request.setAttribute(REFUSAL, problem);
            return context.doNothing();
        }
    }

    private void admit(HttpServletRequest request) {
        throttles.tokens().admit(client(request));
    }

    private Actor actor(HttpServletRequest request, Zone zone) {
        String token = ShownToken.of(request.getHeader("Authorization"))
                .orElseThrow(() -> Problem.of(Problem.Kind.UNAUTHENTICATED, "sign-in-needed"));
        try {
            return signIn.actorOfToken(token, zone.channel());
        } catch (Problem problem) {
            if (problem.code().equals("bad-token")) {
                throttles.tokens().failed(client(request), Integer.toHexString(token.hashCode()));
            }
            throw problem;
        }
    }

    /** Counts a token that was refused inside a message like one that was refused here. */
    void countRefused(HttpServletRequest request) {
        if (request.getAttribute(REFUSED_TOKEN) instanceof String digest) {
            throttles.tokens().failed(client(request), digest);
        }
    }

    private String client(HttpServletRequest request) {
        return ClientAddress.counted(ClientAddress.of(request, settings.proxies()));
    }

    private static AuthenticationStatus known(HttpServletRequest request, HttpMessageContext context, Actor actor) {
        request.setAttribute(ACTOR, actor);
        return context.notifyContainerAboutLogin(actor.login(), Set.of());
    }
}
