package io.serialhub.inbox;

import static io.serialhub.base.Saved.Outcome.CHANGED;
import static io.serialhub.base.Saved.Outcome.CREATED;
import static io.serialhub.base.Saved.Outcome.UNCHANGED;

import io.serialhub.access.SignIn;
import io.serialhub.audit.Audit;
import io.serialhub.base.Actor;
import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Ids;
import io.serialhub.base.Needs;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Saved;
import io.serialhub.base.Store;
import io.serialhub.base.WebhookSecrets;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Where others send webhooks to, with whose rights, and how their documents are read. */
@Stateless
@Door
public class Endpoints {
    /** How long a sender has to change over to a new secret. */
    private static final Duration OVERLAP = Duration.ofHours(24);

    @Inject
    Database database;

    @Inject
    EndpointTable table;

    @Inject
    Sample samples;

    @Inject
    SignIn signIn;

    @Inject
    Audit audit;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    /** A few at most, so always whole. */
    @Needs(Permission.CONNECTIONS_READ)
    public List<Endpoint> list() {
        return database.with(h -> table.list(h, clock.instant()).stream()
                .map(EndpointTable.Row::view)
                .toList());
    }

    /** @throws Problem {@code unknown-endpoint} */
    @Needs(Permission.CONNECTIONS_READ)
    public Endpoint get(String code) {
        return database.with(h -> row(h, code).view());
    }

    /**
     * Makes or changes an endpoint. The answer to the call that made it, or gave it another secret, is the only one that
     * holds the secret.
     *
     * @param expectedVersion of the view that was changed, or null to overwrite whatever stands
     * @throws Problem {@code account-closed}; {@code endpoint-account-stronger} when the account may do what the caller may not
     */
    @Needs(Permission.CONNECTIONS_WRITE)
    public Saved<Endpoint> save(Endpoint wanted, Long expectedVersion) {
        check(wanted);
        return database.with(h -> table.find(h, wanted.code(), clock.instant())
                .map(row -> change(h, row, wanted, expectedVersion))
                .orElseGet(() -> {
                    Store.expectNew(wanted.code(), expectedVersion);
                    return create(h, wanted);
                }));
    }

    /** Gives it a new secret; for a day messages signed with either are believed. */
    @Needs(Permission.CONNECTIONS_WRITE)
    public Endpoint renewSecret(String code) {
        return database.with(h -> replaceSecret(h, row(h, code), WebhookSecrets.make()));
    }

    /**
     * Takes away an endpoint that is switched off; what came in stays in the log.
     *
     * @param expectedVersion of the view that was looked at, or null
     * @throws Problem unknown-endpoint, changed-meanwhile, switched-on
     */
    @Needs(Permission.CONNECTIONS_WRITE)
    public void remove(String code, Long expectedVersion) {
        database.use(h -> {
            EndpointTable.Row row = row(h, code);
            Store.expect(code, expectedVersion, row.view().version());
            if (row.view().active()) {
                throw Problem.conflict("switched-on", "what", code);
            }
            if (!table.delete(h, row)) {
                throw Store.changedMeanwhile(code);
            }
            audit.changed("remove", "endpoint", code, row.view(), null);
        });
    }

    /** What the profile makes of a sample, and whether the doors would take it; nothing is kept. */
    @Needs(Permission.CONNECTIONS_WRITE)
    public Sample.Tried tryOut(Endpoint endpoint, String sample) {
        check(endpoint);
        return samples.of(endpoint, sample);
    }

    private Saved<Endpoint> create(Handle h, Endpoint wanted) {
        String secret = wanted.secret() == null ? WebhookSecrets.make() : wanted.secret();
        table.insert(h, ids.next("incoming"), wanted.withSecret(secret), clock.instant());
        Endpoint after = row(h, wanted.code()).view();
        audit.changed("create", "endpoint", after.code(), null, after);
        return new Saved<>(after.withSecret(secret), CREATED);
    }

    private Saved<Endpoint> change(Handle h, EndpointTable.Row row, Endpoint wanted, Long expectedVersion) {
        Endpoint before = row.view();
        Store.expect(before.code(), expectedVersion, before.version());
        boolean same = before.account().equals(wanted.account())
                && before.profile().equals(wanted.profile())
                && before.active() == wanted.active();
        if (!same) {
            if (!table.update(h, row, wanted)) {
                throw Store.changedMeanwhile(before.code());
            }
            audit.changed(
                    "change",
                    "endpoint",
                    before.code(),
                    before,
                    row(h, before.code()).view());
        }
        if (wanted.secret() != null) {
            return new Saved<>(replaceSecret(h, row(h, before.code()), wanted.secret()), CHANGED);
        }
        return new Saved<>(row(h, before.code()).view(), same ? UNCHANGED : CHANGED);
    }

    private Endpoint replaceSecret(Handle h, EndpointTable.Row row, String secret) {
        table.replaceSecret(h, row, secret, clock.instant().plus(OVERLAP));
        Endpoint after = row(h, row.view().code()).view();
        audit.changed("renew-secret", "endpoint", after.code(), row.view(), after);
        return after.withSecret(secret);
    }

    /** Nobody gets more rights by sending a message than they have themselves. */
    private void check(Endpoint wanted) {
        if (!wanted.code().matches("[A-Za-z0-9][A-Za-z0-9._-]{0,39}")) {
            throw Problem.invalid("endpoint-code-invalid", "code", wanted.code());
        }
        if (wanted.secret() != null) {
            WebhookSecrets.checked(wanted.secret());
        }
        Actor account = signIn.serviceAccount(wanted.account(), Receiving.CHANNEL);
        Actor caller = Actor.current();
        if (!caller.may(Permission.ACCESS_WRITE) && !caller.permissions().containsAll(account.permissions())) {
            throw Problem.forbidden("endpoint-account-stronger", "account", wanted.account());
        }
    }

    private EndpointTable.Row row(Handle h, String code) {
        return table.find(h, code, clock.instant())
                .orElseThrow(() -> Problem.notFound("unknown-endpoint", "code", code));
    }
}
