package io.serialhub.outbox;

import static io.serialhub.base.Saved.Outcome.CHANGED;
import static io.serialhub.base.Saved.Outcome.CREATED;
import static io.serialhub.base.Saved.Outcome.UNCHANGED;

import io.serialhub.audit.Audit;
import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Ids;
import io.serialhub.base.Needs;
import io.serialhub.base.Outgoing;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Saved;
import io.serialhub.base.Store;
import io.serialhub.base.WebhookSecrets;
import io.serialhub.outbox.Queues.Queue;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Who is told by webhook, and of what. */
@Stateless
@Door
public class Subscriptions {
    /** How long a receiver has to change over to a new secret. */
    private static final Duration OVERLAP = Duration.ofHours(24);

    private static final int MOST_MATERIALS = 4_000;
    private static final int MOST_SITES = 1_000;

    @Inject
    Database database;

    @Inject
    SubscriptionTable table;

    @Inject
    Queues queues;

    @Inject
    DispatchLease lease;

    @Inject
    Outgoing outgoing;

    @Inject
    Audit audit;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    /** A few at most, so always whole. */
    @Needs(Permission.CONNECTIONS_READ)
    public List<Subscription> list() {
        return database.with(h -> {
            Map<Long, Queue> before = queues.all(h);
            return table.list(h).stream()
                    .map(row -> row.before(before.getOrDefault(row.id(), Queue.EMPTY)))
                    .toList();
        });
    }

    @Needs(Permission.CONNECTIONS_READ)
    public Subscription get(String code) {
        return database.with(h -> view(h, code));
    }

    /**
     * Makes or changes a subscription. It gets what happens from now on. The answer to the call that made it, or gave it
     * another secret, is the only one that holds the secret.
     *
     * @param expectedVersion of the view that was changed, 0 for one that is not there yet, or null to overwrite whatever stands
     * @throws Problem changed-meanwhile, code-taken, subscription-code-invalid, url-invalid, subscription-filter-too-long,
     *                 subscription-filter-comma, unknown-material, unknown-site
     */
    @Needs(Permission.CONNECTIONS_WRITE)
    public Saved<Subscription> save(Subscription wanted, Long expectedVersion) {
        check(wanted);
        database.use(h -> {
            known(h, "material", "unknown-material", wanted.materials());
            known(h, "site", "unknown-site", wanted.sites());
        });
        return database.with(h -> table.find(h, wanted.code())
                .map(row -> change(h, row, wanted, expectedVersion))
                .orElseGet(() -> create(h, wanted, expectedVersion)));
    }

    /** Gives it a new secret; for a day messages carry the signatures of both. */
    @Needs(Permission.CONNECTIONS_WRITE)
    public Subscription renewSecret(String code) {
        return database.with(h -> replaceSecret(h, row(h, code), WebhookSecrets.make()));
    }

    /**
     * Takes away a subscription that is switched off and was sent nothing, or nothing that the log still knows.
     *
     * @param expectedVersion of the view that was looked at, or null
     * @throws Problem unknown-subscription, changed-meanwhile, switched-on, subscription-has-messages
     */
    @Needs(Permission.CONNECTIONS_WRITE)
    public void remove(String code, Long expectedVersion) {
        database.use(h -> {
            SubscriptionTable.Row row = row(h, code);
            Store.expect(code, expectedVersion, row.view().version());
            if (row.view().active()) {
                throw Problem.conflict("switched-on", "what", code);
            }
            lease.lock(h);
            long messages = table.messages(h, row);
            if (messages > 0) {
                throw Problem.conflict("subscription-has-messages", "what", code, "messages", messages);
            }
            if (!table.delete(h, row)) {
                throw Problem.conflict("changed-meanwhile", "what", code);
            }
            audit.changed("remove", "subscription", code, row.view().withoutState(), null);
        });
    }

    private Saved<Subscription> create(Handle h, Subscription wanted, Long expectedVersion) {
        Store.expectNew(wanted.code(), expectedVersion);
        String secret = wanted.secret() == null ? WebhookSecrets.make() : wanted.secret();
        table.insert(h, ids.next("subscription"), wanted.withSecret(secret), clock.instant());
        Subscription after = row(h, wanted.code()).view();
        audit.changed("create", "subscription", after.code(), null, after.withoutState());
        return new Saved<>(after.withSecret(secret), CREATED);
    }

    private Saved<Subscription> change(Handle h, SubscriptionTable.Row row, Subscription wanted, Long expectedVersion) {
        Subscription before = row.view();
        Store.expect(before.code(), expectedVersion, before.version());
        boolean same = before.url().equals(wanted.url())
                && before.types().equals(new Types(wanted.types()).patterns())
                && before.materials().equals(wanted.materials())
                && before.sites().equals(wanted.sites())
                && before.active() == wanted.active();
        if (same && wanted.secret() == null) {
            return new Saved<>(view(h, before.code()), UNCHANGED);
        }
        if (!same) {
            if (!table.update(h, row, wanted)) {
                throw Problem.conflict("changed-meanwhile", "what", before.code());
            }
            audit.changed(
                    "change",
                    "subscription",
                    before.code(),
                    before.withoutState(),
                    row(h, before.code()).view().withoutState());
        }
        return wanted.secret() == null
                ? new Saved<>(view(h, before.code()), CHANGED)
                : new Saved<>(replaceSecret(h, row(h, before.code()), wanted.secret()), CHANGED);
    }

    private Subscription replaceSecret(Handle h, SubscriptionTable.Row row, String secret) {
        table.replaceSecret(h, row, secret, clock.instant().plus(OVERLAP));
        Subscription after = row(h, row.view().code()).view();
        audit.changed("renew-secret", "subscription", after.code(), row.view().withoutState(), after.withoutState());
        return view(h, after.code()).withSecret(secret);
    }

    private void check(Subscription wanted) {
        if (!wanted.code().matches("[A-Za-z0-9][A-Za-z0-9._-]{0,39}")) {
            throw Problem.invalid("subscription-code-invalid", "code", wanted.code());
        }
        if (wanted.url().length() > 1000) {
            throw Problem.invalid("url-invalid", "url", wanted.url());
        }
        if (String.join(",", wanted.materials()).length() > MOST_MATERIALS
                || String.join(",", wanted.sites()).length() > MOST_SITES) {
            throw Problem.invalid("subscription-filter-too-long");
        }
        if (Stream.concat(wanted.materials().stream(), wanted.sites().stream()).anyMatch(c -> c.contains(","))) {
            throw Problem.invalid("subscription-filter-comma");
        }
        outgoing.check(wanted.url());
        if (wanted.secret() != null) {
            WebhookSecrets.checked(wanted.secret());
        }
    }

    /** A filter that names what there is not would keep everything back. */
    private void known(Handle h, String table, String problem, List<String> codes) {
        if (codes.isEmpty()) {
            return;
        }
        List<String> found = database.in(
                        h.createQuery("SELECT code FROM " + table + " WHERE code <codes>"), "codes", codes)
                .mapTo(String.class)
                .list();
        codes.stream().filter(code -> !found.contains(code)).findFirst().ifPresent(code -> {
            throw Problem.invalid(problem, table, code);
        });
    }

    private Subscription view(Handle h, String code) {
        SubscriptionTable.Row row = row(h, code);
        return row.before(queues.of(h, row.id()));
    }

    private SubscriptionTable.Row row(Handle h, String code) {
        return table.find(h, code).orElseThrow(() -> Problem.notFound("unknown-subscription", "code", code));
    }
}
