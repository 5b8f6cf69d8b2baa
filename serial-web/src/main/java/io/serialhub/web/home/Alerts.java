package io.serialhub.web.home;

import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How much waits for this person, for the bell on every page; counted anew once a minute at most. */
@Named
@SessionScoped
public class Alerts implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Duration FRESH = Duration.ofMinutes(1);

    @Inject
    private transient NeedsMe needs;

    @Inject
    private transient Clock clock;

    private Instant countedAt = Instant.MIN;
    private int count;

    public int getCount() {
        Instant now = clock.instant();
        if (countedAt.isBefore(now.minus(FRESH))) {
            count = needs.getTasks().size();
            countedAt = now;
        }
        return count;
    }
}
