package io.serialhub.base;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;

/** Work that one node at a time may do. Times are the database's; the fence grows with every new holder and each write checks it. */
@ApplicationScoped
public class Leases {
    /** This node, for the length of this run. */
    public static final String NODE = UUID.randomUUID().toString();

    private Database database;
    private Transactions transactions;

    protected Leases() {}

    @Inject
    public Leases(Database database, Transactions transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    /** Takes or prolongs the lease; the fence to write with, or empty while another node holds it. */
    public OptionalLong take(String name, Duration length) {
        return transactions.inNew(() -> tryTake(name, length));
    }

    private OptionalLong tryTake(String name, Duration length) {
        Instant now = database.now();
        return database.with(h -> {
            int kept = h.createUpdate("UPDATE lease SET held_until = :until WHERE name = :name AND holder = :node")
                    .bind("until", now.plus(length))
                    .bind("name", name)
                    .bind("node", NODE)
                    .execute();
            int taken = kept > 0
                    ? kept
                    : h.createUpdate("UPDATE lease SET holder = :node, fence = fence + 1, held_until = :until"
                                    + " WHERE name = :name AND held_until < :now")
                            .bind("until", now.plus(length))
                            .bind("now", now)
                            .bind("name", name)
                            .bind("node", NODE)
                            .execute();
            if (taken == 0 && !known(h, name)) {
                taken = h.createUpdate(
                                "INSERT INTO lease (name, holder, fence, held_until) VALUES (:name, :node, 1, :until)")
                        .bind("until", now.plus(length))
                        .bind("name", name)
                        .bind("node", NODE)
                        .execute();
            }
            return taken == 0
                    ? OptionalLong.empty()
                    : OptionalLong.of(h.createQuery("SELECT fence FROM lease WHERE name = :name")
                            .bind("name", name)
                            .mapTo(Long.class)
                            .one());
        });
    }

    private static boolean known(org.jdbi.v3.core.Handle h, String name) {
        return h.createQuery("SELECT COUNT(*) FROM lease WHERE name = :name")
                        .bind("name", name)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }
}
