package io.serialhub.access;

import io.serialhub.base.Actor;
import io.serialhub.base.Actors;
import io.serialhub.base.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Predicate;

/** Rights of accounts for work that goes on without the person. */
@ApplicationScoped
class Accounts implements Actors {
    private static final String SYSTEM = Actor.system("", "").login();

    @Inject
    Credentials credentials;

    @Override
    public Actor of(String login, String channel) {
        return SYSTEM.equals(login) ? Actor.system(channel, "") : of(login, channel, account -> true);
    }

    Actor service(String login, String channel) {
        return of(login, channel, account -> account.kind() == AccountKind.SERVICE);
    }

    private Actor of(String login, String channel, Predicate<Known> fit) {
        return credentials
                .find(Logins.fold(login))
                .filter(Known::active)
                .filter(fit)
                .map(known -> known.actor(channel, known.permissions()))
                .orElseThrow(() -> Problem.forbidden("account-closed", "login", Logins.fold(login)));
    }
}
