package io.serialhub.web.access;

import io.serialhub.base.Actor;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Binds whom {@link HubAuthentication} found to the thread, for this request and not a moment longer. First of all
 * filters, which is why web.xml declares it.
 */
public class ActorFilter extends HttpFilter {
    @Inject
    private transient HubAuthentication authentication;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Thread thread = Thread.currentThread();
        String name = thread.getName();
        // java.util.logging knows no context but the thread
        thread.setName(name + " request=" + RequestId.of(request));
        Actor actor = request.getAttribute(HubAuthentication.ACTOR) instanceof Actor known ? known : Actor.NOBODY;
        actor.enter();
        try {
            chain.doFilter(request, response);
            SignedIn.shortenAnonymous(request);
            authentication.countRefused(request);
        } finally {
            Actor.leave();
            thread.setName(name);
        }
    }
}
