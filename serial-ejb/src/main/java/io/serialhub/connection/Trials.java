package io.serialhub.connection;

import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Needs;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Transactions;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** Tries a connection out, saved or not, and tells exactly what is wrong. No transaction is open meanwhile. */
@Stateless
@Door
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Trials {
    @Inject
    Database database;

    @Inject
    ConnectionTable table;

    @Inject
    Transactions transactions;

    @Inject
    @Any
    Instance<Peer> peers;

    /** Knows how to speak to partners; the routes have one. */
    public interface Peer {
        Trial tryOut(Ready ready);
    }

    /** @throws Problem unknown-connection */
    @Needs(Permission.CONNECTIONS_WRITE)
    public Trial tryOut(String code) {
        return withPeer(transactions.required(() -> database.with(h -> table.find(h, code)
                .map(row -> new Ready(row.view(), table.secret(row)))
                .orElseThrow(() -> Problem.notFound("unknown-connection", "connection", code)))));
    }

    /**
     * Of a draft. Without a secret of its own it is tried with the one that stands for the same account of the same server;
     * no other server ever gets to see that.
     */
    @Needs(Permission.CONNECTIONS_WRITE)
    public Trial tryOut(Connection draft) {
        if (draft.secret() != null) {
            String variable = draft.secret().environment();
            String text = variable == null ? null : System.getenv(variable);
            ConnectionSecret secret =
                    variable == null ? draft.secret() : text == null ? null : ConnectionSecret.of(text);
            return withPeer(new Ready(draft, secret));
        }
        ConnectionSecret kept = transactions.required(() -> database.with(h -> table.find(h, draft.code())
                .filter(row -> row.view().address().sameAccount(draft.address()))
                .map(table::secret)
                .orElse(null)));
        return withPeer(new Ready(draft, kept));
    }

    private Trial withPeer(Ready ready) {
        return peers.stream()
                .findFirst()
                .orElseThrow(() -> Problem.conflict("trial-not-here"))
                .tryOut(ready);
    }
}
