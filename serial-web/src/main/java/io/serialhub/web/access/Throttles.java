package io.serialhub.web.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/** What is counted by client address: generous enough for a plant behind one address, tight enough for a guesser. */
@ApplicationScoped
class Throttles {
    private Throttle signIns;
    private Throttle tokens;

    protected Throttles() {}

    @Inject
    Throttles(Clock clock) {
        signIns = new Throttle(20, Duration.ofMinutes(10), clock);
        tokens = new Throttle(60, Duration.ofMinutes(1), clock);
    }

    Throttle signIns() {
        return signIns;
    }

    Throttle tokens() {
        return tokens;
    }
}
