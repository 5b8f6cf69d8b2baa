package io.serialhub.connection;

import static io.serialhub.base.Saved.Outcome.CHANGED;
import static io.serialhub.base.Saved.Outcome.CREATED;
import static io.serialhub.base.Saved.Outcome.UNCHANGED;

import io.serialhub.access.SignIn;
import io.serialhub.audit.Audit;
import io.serialhub.base.Actor;
import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Fields;
import io.serialhub.base.Ids;
import io.serialhub.base.Needs;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import io.serialhub.base.Saved;
import io.serialhub.base.Store;
import io.serialhub.exports.ExportProfiles;
import io.serialhub.imports.ImportProfiles;
import io.serialhub.inbox.Endpoint;
import io.serialhub.inbox.Endpoints;
import io.serialhub.outbox.Subscription;
import io.serialhub.outbox.SubscriptionState;
import io.serialhub.outbox.Subscriptions;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Partners' places that files come from and go to; in force within seconds on every node, without a restart. */
@Stateless
@Door
public class Connections {
    @Inject
    Database database;

    @Inject
    ConnectionTable table;

    @Inject
    TurnLease lease;

    @Inject
    Subscriptions subscriptions;

    @Inject
    Endpoints endpoints;

    @Inject
    ImportProfiles importProfiles;

    @Inject
    ExportProfiles exportProfiles;

    @Inject
    SignIn accounts;

    @Inject
    Audit audit;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    /** A few dozen at most, so never in pages. */
    @Needs(Permission.CONNECTIONS_READ)
    public List<Connection> list() {
        return database.with(
                h -> table.list(h).stream().map(ConnectionTable.Row::view).toList());
    }

    /** Everything that joins the hub to others, of whichever kind: files, webhooks in and out. */
    @Needs(Permission.CONNECTIONS_READ)
    public List<ConnectionEntry> entries() {
        return Stream.of(
                        list().stream().map(Connections::entry),
                        subscriptions.list().stream().map(Connections::entry),
                        endpoints.list().stream().map(Connections::entry))
                .flatMap(entries -> entries)
                .sorted(Comparator.comparing(ConnectionEntry::code, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    /** @throws Problem unknown-connection */
    @Needs(Permission.CONNECTIONS_READ)
    public Connection get(String code) {
        return database.with(h -> row(h, code).view());
    }

    /**
     * Makes or changes a connection, whose kind stays what it is. A secret that stands goes on unless another is given or
     * the account it is for changes. Who gives it an account must have all rights of that account.
     *
     * @param expectedVersion of the view that was changed, or null to overwrite whatever stands
     * @throws Problem changed-meanwhile, code-taken, connection-kind-stays, unknown-import-profile, unknown-export-profile,
     *     account-has-more-rights
     */
    @Needs(Permission.CONNECTIONS_WRITE)
    public Saved<Connection> save(Connection wanted, Long expectedVersion) {
        return database.with(h -> {
            ConnectionTable.Row before = table.find(h, wanted.code()).orElse(null);
            if (before == null) {
                Store.expectNew(wanted.code(), expectedVersion);
            } else {
                Store.expect(wanted.code(), expectedVersion, before.view().version());
            }
            check(wanted, before == null ? null : before.view());
            if (before == null) {
                table.insert(h, ids.next("hub_connection"), wanted, clock.instant());
                return saved(h, null, wanted.code());
            }
            boolean keepSecret =
                    wanted.secret() == null && before.view().address().sameAccount(wanted.address());
            Connection as = wanted.with(
                    keepSecret ? before.view().secretIn() : null, before.view().version());
            if (keepSecret && as.equals(before.view().plain())) {
                return new Saved<>(before.view(), UNCHANGED);
            }
            if (!table.update(h, before, wanted, keepSecret, clock.instant())) {
                throw Store.changedMeanwhile(wanted.code());
            }
            return saved(h, before.view(), wanted.code());
        });
    }

    /**
     * Takes away a connection that is switched off, and the list of its files; what came by them stays, and so does the log of
     * messages. A turn that is still running changes nothing any more.
     *
     * @param expectedVersion of the view that was looked at, or null
     * @throws Problem unknown-connection, changed-meanwhile, switched-on
     */
    @Needs(Permission.CONNECTIONS_WRITE)
    public void remove(String code, Long expectedVersion) {
        database.use(h -> {
            ConnectionTable.Row row = row(h, code);
            Connection before = row.view();
            Store.expect(code, expectedVersion, before.version());
            if (before.active()) {
                throw Problem.conflict("switched-on", "what", code);
            }
            lease.end(h, code);
            if (!table.delete(h, row)) {
                throw Store.changedMeanwhile(code);
            }
            audit.changed("remove", "connection", code, before.plain(), null);
        });
    }

    /**
     * From now on the server is known by this key. Whoever accepts it has compared its fingerprint with the partner's.
     *
     * @param expectedVersion of the view that was looked at, or null
     * @throws Problem changed-meanwhile, host-key-unreadable
     */
    @Needs(Permission.CONNECTIONS_WRITE)
    public Connection acceptHostKey(String code, String hostKey, Long expectedVersion) {
        Connection kept = get(code);
        Fields.needed("hostKey", hostKey, 2_000);
        return save(kept.at(kept.address().knownBy(hostKey)), expectedVersion).view();
    }

    /** Runs it as soon as a node is free, whatever its schedule says. */
    @Needs(Permission.CONNECTIONS_WRITE)
    public Connection runNow(String code) {
        return database.with(h -> {
            Connection connection = row(h, code).view();
            if (!connection.active()) {
                throw Problem.conflict("connection-off", "connection", code);
            }
            table.dueNow(h, code, clock.instant());
            return row(h, code).view();
        });
    }

    private Saved<Connection> saved(Handle h, Connection before, String code) {
        Connection after = row(h, code).view();
        audit.changed(
                before == null ? "create" : "change",
                "connection",
                code,
                before == null ? null : before.plain(),
                after.plain());
        return new Saved<>(after, before == null ? CREATED : CHANGED);
    }

    private void check(Connection wanted, Connection before) {
        if (before != null && before.kind() != wanted.kind()) {
            throw Problem.conflict(
                    "connection-kind-stays",
                    "connection",
                    wanted.code(),
                    "kind",
                    before.kind().word());
        }
        if (wanted.profile() != null) {
            if (wanted.kind().incoming()) {
                // whether it is there is no secret, and who may connect partners need not import by hand
                Actor.system("route", "").run(() -> importProfiles.get(wanted.profile()));
            } else {
                exportProfiles.get(wanted.profile());
            }
        }
        if (!wanted.kind().sftp()) {
            Folders.check(wanted.address().folder());
        }
        if (before == null || !before.account().equals(wanted.account())) {
            Actor account = accounts.serviceAccount(wanted.account(), "route");
            if (!Actor.current().permissions().containsAll(account.permissions())) {
                throw Problem.forbidden("account-has-more-rights", "account", wanted.account());
            }
        }
    }

    private static ConnectionEntry entry(Subscription subscription) {
        SubscriptionState state = subscription.state();
        boolean failing = state != null && (state.failingSince() != null || state.dead() > 0);
        Reason problem =
                failing ? Reason.of("webhook-failing", "waiting", state.waiting(), "dead", state.dead()) : null;
        return new ConnectionEntry(
                "webhook-out",
                subscription.code(),
                subscription.code(),
                subscription.url(),
                subscription.active(),
                new ConnectionHealth(null, null, null, failing ? 1 : 0, problem));
    }

    private static ConnectionEntry entry(Endpoint endpoint) {
        return new ConnectionEntry(
                "webhook-in",
                endpoint.code(),
                endpoint.code(),
                "/hooks/" + endpoint.code(),
                endpoint.active(),
                new ConnectionHealth(null, null, null, 0, null));
    }

    private static ConnectionEntry entry(Connection connection) {
        ServerAddress address = connection.address();
        String where = connection.kind().sftp()
                ? "sftp://" + address.user() + "@" + address.host()
                        + (address.portOrUsual() == 22 ? "" : ":" + address.portOrUsual()) + "/"
                        + (address.folder() == null ? "" : address.folder().replaceFirst("^/", ""))
                : address.folder();
        return new ConnectionEntry(
                connection.kind().word(),
                connection.code(),
                connection.name(),
                where,
                connection.active(),
                connection.health());
    }

    private ConnectionTable.Row row(Handle h, String code) {
        return table.find(h, code).orElseThrow(() -> Problem.notFound("unknown-connection", "connection", code));
    }
}
