package io.serialhub.web.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;

/** How long the person's session goes on, so that the page can say in time that it will end. */
@Named
@RequestScoped
public class Lasting {
    @Inject
    private HttpServletRequest request;

    @Inject
    private WebSettings settings;

    @Inject
    private Clock clock;

    /** Until it ends if nothing more is asked of the server. */
    public int getIdleSeconds() {
        return request.getSession(true).getMaxInactiveInterval();
    }

    /** Until the person signs in again in any case. */
    public long getEndsInSeconds() {
        SignedIn signedIn = SignedIn.of(request);
        return signedIn == null
                ? 0
                : Math.max(
                        0,
                        Duration.between(clock.instant(), signedIn.since().plus(settings.longestSession()))
                                .toSeconds());
    }
}
