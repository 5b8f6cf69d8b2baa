package io.serialhub.access;

import io.serialhub.base.Migration;
import io.serialhub.base.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Adds the shipped roles and service accounts that are missing, at every start. What an administrator changed stays. */
@ApplicationScoped
class Shipped {
    /** Takes files from the inbox folder. */
    private static final UserDraft INBOX =
            service("hub-inbox", "File inbox", ShippedRoles.INTEGRATOR, ShippedRoles.CLERK);

    /** Sends messages to subscribers. */
    private static final UserDraft MESSENGER = service("hub-messenger", "Messenger", ShippedRoles.CONNECTIONS);

    private static UserDraft service(String login, String name, String... roles) {
        return new UserDraft(login, name, AccountKind.SERVICE, List.of(roles), null, null, true);
    }

    @Inject
    Roles roles;

    @Inject
    Users users;

    @Inject
    Credentials credentials;

    @Inject
    Administrators administrators;

    @Inject
    Transactions transactions;

    void add(@Observes Migration.Done done) {
        transactions.inNew(() -> {
            administrators.lineUp();
            Set<String> standing = roles.list().stream().map(Role::code).collect(Collectors.toSet());
            ShippedRoles.ALL.stream()
                    .filter(role -> !standing.contains(role.code()))
                    .forEach(role -> roles.save(role, null));
            Stream.of(INBOX, MESSENGER)
                    .filter(account -> credentials.find(account.login()).isEmpty())
                    .forEach(account -> users.save(account, null));
            return null;
        });
    }
}
