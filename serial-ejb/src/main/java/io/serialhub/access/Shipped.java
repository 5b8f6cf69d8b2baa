package io.serialhub.access;

import io.serialhub.base.Migration;
import io.serialhub.base.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Adds the shipped roles and service accounts that are missing, at every start. What an administrator changed stays. */
@ApplicationScoped
class Shipped {
    /** The account that takes files from the inbox folder. */
    static final UserDraft INBOX = new UserDraft(
            "hub-inbox",
            "File inbox",
            AccountKind.SERVICE,
            List.of(ShippedRoles.INTEGRATOR, ShippedRoles.CLERK),
            null,
            null,
            true);

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
            if (credentials.find(INBOX.login()).isEmpty()) {
                users.save(INBOX, null);
            }
            return null;
        });
    }
}
