package io.serialhub.base;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/** Work that one node at a time may do. Times are the database's; the fence grows with every new holder and each write checks it. */
@ApplicationScoped
public class Leases {
    /** This node, for the length of this run. */
    public static final String NODE = UUID.randomUUID().toString();

    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

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

    private record Kept(long fence, long takenAt) {}

    /**
     * As {@link #take}, but asks the database only when a quarter of the time has gone since it last did: for work that is
     * taken up many times a second and checks the fence by {@link #lock} wherever it writes.
     */
    public OptionalLong keep(String name, Duration length) {
        Kept before = kept.get(name);
        if (before != null && System.nanoTime() - before.takenAt() < length.toNanos() / 4) {
            return OptionalLong.of(before.fence());
        }
        long now = System.nanoTime();
        OptionalLong fence = take(name, length);
        if (fence.isPresent()) {
            kept.put(name, new Kept(fence.getAsLong(), now));
        } else {
            kept.remove(name);
        }
        return fence;
    }

    /** The next {@link #keep} asks the database. */
    public void forget(String name) {
        kept.remove(name);
    }

    /** Whether this node still holds the lease; if so, nobody takes or locks it before the transaction ends. */
    public boolean lock(Handle h, String name, long fence) {
        String sql = """
                UPDATE lease SET held_until = held_until WHERE name = :name AND holder = :node AND fence = :fence
                """;
        return h.createUpdate(sql)
                        .bind("name", name)
                        .bind("node", NODE)
                        .bind("fence", fence)
                        .execute()
                == 1;
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

    private static boolean known(Handle h, String name) {
        return h.createQuery("SELECT COUNT(*) FROM lease WHERE name = :name")
                        .bind("name", name)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }
}
