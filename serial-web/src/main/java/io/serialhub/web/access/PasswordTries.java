package io.serialhub.web.access;

import io.serialhub.access.Session;
import io.serialhub.base.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Function;

/** Passwords that are tried, wherever that is: wrong ones are counted by the client's address. */
@ApplicationScoped
class PasswordTries {
    @Inject
    Throttles throttles;

    @Inject
    WebSettings settings;

    /**
     * @param looks asks the door, with the client's address
     * @throws Problem too-many-tries, and what the door says
     */
    Session of(HttpServletRequest request, Function<String, Session> looks) {
        String address = ClientAddress.of(request, settings.proxies());
        String client = ClientAddress.counted(address);
        throttles.signIns().admit(client);
        try {
            return looks.apply(address);
        } catch (Problem problem) {
            if (problem.kind() == Problem.Kind.UNAUTHENTICATED) {
                throttles.signIns().failed(client);
            }
            throw problem;
        }
    }
}
