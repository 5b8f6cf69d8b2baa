package io.serialhub.access;

import io.serialhub.base.Actor;
import io.serialhub.base.Actors;
import io.serialhub.base.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Rights of accounts for work that goes on without the person. */
@ApplicationScoped
class Accounts implements Actors {
    private static final String SYSTEM = Actor.system("", "").login();

    @Inject
    Credentials credentials;

    @Override
    public Actor of(String login, String channel) {
        if (SYSTEM.equals(login)) {
            return Actor.system(channel, "");
        }
        Known account = open(login);
        return account.actor(channel, account.permissions());
    }

    /** @throws Problem {@code account-closed}, {@code account-of-a-person} */
    Actor service(String login, String channel) {
        Known account = open(login);
        if (account.kind() != AccountKind.SERVICE) {
            throw Problem.forbidden("account-of-a-person", "login", Logins.fold(login));
        }
        return account.actor(channel, account.permissions());
    }

    private Known open(String login) {
        return credentials
                .find(Logins.fold(login))
                .filter(Known::active)
                .orElseThrow(() -> Problem.forbidden("account-closed", "login", Logins.fold(login)));
    }
}
