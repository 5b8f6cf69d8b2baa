package io.serialhub.web.access;

import io.serialhub.access.Session;
import io.serialhub.access.SignIn;
import io.serialhub.base.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;

/** The person behind a browser's session. */
@ApplicationScoped
class People {
    @Inject
    private SignIn signIn;

    @Inject
    private WebSettings settings;

    @Inject
    private Clock clock;

    /** Empty for nobody; a session that is too old, or whose account or password is no longer the same, ends here. */
    Optional<Session> find(HttpServletRequest request) {
        SignedIn signedIn = SignedIn.of(request);
        if (signedIn == null) {
            return Optional.empty();
        }
        if (signedIn.isOlderThan(settings.longestSession(), clock.instant())) {
            SignedIn.end(request);
            return Optional.empty();
        }
        try {
            return Optional.of(signIn.resume(signedIn.login(), signedIn.stamp()));
        } catch (Problem ended) {
            SignedIn.end(request);
            return Optional.empty();
        }
    }
}
