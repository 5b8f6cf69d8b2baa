package io.serialhub.web.access;

import io.serialhub.base.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lets a client wait that failed too often within a while. Remembers so many clients and no more; whoever failed
 * longest ago is forgotten first. Each node counts for itself.
 */
final class Throttle {
    private static final int CLIENTS = 20_000;

    private final int failuresAllowed;
    private final Duration window;
    private final Clock clock;
    private final Map<String, Failures> clients = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > CLIENTS;
        }
    };

    private record Failures(int count, Instant since, String last) {
        Failures and(String secret) {
            return secret != null && secret.equals(last) ? this : new Failures(count + 1, since, secret);
        }
    }

    Throttle(int failuresAllowed, Duration window, Clock clock) {
        this.failuresAllowed = failuresAllowed;
        this.window = window;
        this.clock = clock;
    }

    /** @throws Problem {@code too-many-tries} with the seconds to wait */
    synchronized void admit(String client) {
        Failures failures = clients.get(client);
        if (failures == null || failures.count() < failuresAllowed) {
            return;
        }
        long seconds =
                Duration.between(clock.instant(), failures.since().plus(window)).toSeconds();
        if (seconds < 0) {
            clients.remove(client);
        } else {
            throw Problem.of(Problem.Kind.TOO_MANY, "too-many-tries", "seconds", seconds + 1);
        }
    }

    synchronized void failed(String client) {
        failed(client, null);
    }

    /** @param secret a digest of what was shown, or null: the same again and again is a wrong setting, not a guess */
    synchronized void failed(String client, String secret) {
        Instant now = clock.instant();
        Failures old = clients.get(client);
        boolean going = old != null && old.since().plus(window).isAfter(now);
        clients.put(client, (going ? old : new Failures(0, now, null)).and(secret));
    }
}
