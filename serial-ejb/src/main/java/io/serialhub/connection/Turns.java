package io.serialhub.connection;

import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Leases;
import io.serialhub.base.Needs;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import io.serialhub.base.Transactions;
import io.serialhub.outbox.Outbox;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** For the routes: which connections there are, and whose turn it is to run one of them. One node at a time has it. */
@Stateless
@Door
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Turns {
    /** A node that died holds a connection up for as long as this at most. */
    private static final Duration LEASE = Duration.ofSeconds(20);

    @Inject
    Database database;

    @Inject
    ConnectionTable table;

    @Inject
    TurnLease lease;

    @Inject
    Leases leases;

    @Inject
    Outbox outbox;

    @Inject
    Transactions transactions;

    @Inject
    Clock clock;

    /** Every active connection with its secret, for routes alone: no channel reaches this. */
    @Needs(Permission.CONNECTIONS_WRITE)
    public List<Ready> active() {
        return transactions.required(() -> database.with(h -> table.list(h).stream()
                .filter(row -> row.view().active())
                .map(row -> new Ready(row.view(), table.secret(row)))
                .toList()));
    }

    /** The turn, when the connection is active and due and no other node has it. */
    @Needs(Permission.CONNECTIONS_WRITE)
    public Optional<Turn> begin(String code) {
        Instant due = transactions.required(() -> database.with(h -> table.find(h, code)
                .filter(row -> row.view().active())
                .map(row -> row.view().health().nextRunAt())
                .orElse(null)));
        if (due == null || due.isAfter(clock.instant())) {
            return Optional.empty();
        }
        var fence = leases.take(TurnLease.name(code), LEASE);
        return fence.isPresent() ? Optional.of(new Turn(code, fence.getAsLong())) : Optional.empty();
    }

    /** Prolongs a turn that takes long; to be called every few seconds. False once another node has taken over. */
    @Needs(Permission.CONNECTIONS_WRITE)
    public boolean keep(Turn turn) {
        var fence = leases.take(TurnLease.name(turn.connection()), LEASE);
        return fence.isPresent() && fence.getAsLong() == turn.fence();
    }

    /**
     * Notes how it went, and when it is due again; a turn that another node has taken over says nothing.
     *
     * @param problem what went wrong, or null
     */
    @Needs(Permission.CONNECTIONS_WRITE)
    public void end(Turn turn, Reason problem) {
        transactions.required(() -> {
            database.use(h -> {
                if (lease.isHeld(h, turn)) {
                    table.find(h, turn.connection()).ifPresent(row -> {
                        Instant now = clock.instant();
                        Instant next = row.view().timing().next(now);
                        Instant retry = now.plus(patience(row.view().health().failures()));
                        next = problem != null && retry.isBefore(next) ? retry : next;
                        table.ran(h, turn.connection(), now, next, problem);
                        if (problem != null && row.view().health().failures() == 0) {
                            outbox.add(
                                    "alert.connection-failing",
                                    "connection/" + turn.connection(),
                                    null,
                                    new Failing(turn.connection(), problem));
                        }
                    });
                }
            });
            return null;
        });
    }

    /** What others are told when a connection fails that did not fail before. */
    record Failing(String connection, Reason problem) {}

    /** A partner that is down is not called every few seconds, nor left alone until tomorrow's schedule. */
    private static Duration patience(int failures) {
        return Duration.ofMinutes(Math.min(30, 1L << Math.min(failures, 5)));
    }

    /** What a route needs of one connection at the moment it uses it. @throws Problem unknown-connection */
    @Needs(Permission.CONNECTIONS_WRITE)
    public Ready ready(String code) {
        return transactions.required(() -> database.with(h -> table.find(h, code)
                .map(row -> new Ready(row.view(), table.secret(row)))
                .orElseThrow(() -> Problem.notFound("unknown-connection", "connection", code))));
    }
}
