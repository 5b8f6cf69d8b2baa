package io.serialhub.routes;

import io.serialhub.access.SignIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;

/** Lets a route act as a service account: with its rights of this moment, and under its name in the audit trail. */
@ApplicationScoped
public class ServiceAccounts {
    private SignIn signIn;

    protected ServiceAccounts() {}

    @Inject
    public ServiceAccounts(SignIn signIn) {
        this.signIn = signIn;
    }

    /** @param channel {@code route} or {@code file} */
    public <T> T call(String login, String channel, Callable<T> work) {
        return signIn.serviceAccount(login, channel).call(work);
    }
}
