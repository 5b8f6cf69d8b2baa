package io.serialhub.web.rest;

import io.serialhub.access.SignIn;
import io.serialhub.base.Actor;
import io.serialhub.base.Problem;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Who is calling: the owner of the token in the Authorization header, as bearer or as password of HTTP Basic. Whoever
 * signed in on a screen is nobody here, so that no page of somebody else can act for them.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class TokenFilter implements ContainerRequestFilter {
    @Inject
    SignIn signIn;

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        Actor.leave();
        String token = token(request.getHeaderString(HttpHeaders.AUTHORIZATION));
        if (token != null) {
            signIn.actorOfToken(token, "rest").enter();
        } else if (!resource.getResourceMethod().isAnnotationPresent(ForEveryone.class)) {
            throw Problem.of(Problem.Kind.UNAUTHENTICATED, "sign-in-needed");
        }
    }

    /** @return null when nothing was shown */
    static String token(String authorization) {
        if (authorization == null || authorization.isBlank()) {
            return null;
        }
        String[] parts = authorization.trim().split("\\s+", 2);
        if (parts.length == 2 && parts[0].equalsIgnoreCase("Bearer")) {
            return parts[1];
        }
        if (parts.length == 2 && parts[0].equalsIgnoreCase("Basic")) {
            return password(parts[1]);
        }
        throw refused();
    }

    private static String password(String base64) {
        try {
            String pair = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            if (colon >= 0) {
                return pair.substring(colon + 1);
            }
        } catch (IllegalArgumentException e) {
            // no Base64: refused below like any other wrong token
        }
        throw refused();
    }

    private static Problem refused() {
        return Problem.of(Problem.Kind.UNAUTHENTICATED, "bad-token");
    }
}
