package io.serialhub.base;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;

/** Internal ids: ascending, unique, with gaps; taken from the database in blocks, outside the caller's transaction. */
@ApplicationScoped
public class Ids {
    private static final int BLOCK = 200;

    private final Map<String, long[]> blocks = new ConcurrentHashMap<>();

    private Database database;
    private Transactions transactions;

    protected Ids() {}

    @Inject
    public Ids(Database database, Transactions transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    public long next(String name) {
        return take(name, 1);
    }

    /** The first of n ids in a row. */
    public long take(String name, int n) {
        long[] block = blocks.computeIfAbsent(name, x -> new long[2]);
        synchronized (block) {
            if (block[1] - block[0] < n) {
                if (n >= BLOCK) {
                    return reserve(name, n);
                }
                block[0] = reserve(name, BLOCK);
                block[1] = block[0] + BLOCK;
            }
            long first = block[0];
            block[0] += n;
            return first;
        }
    }

    /** Up to n ids, taken at once and handed out one by one. */
    public LongSupplier several(String name, int n) {
        var next = new AtomicLong(n > 0 ? take(name, n) : 0);
        return next::getAndIncrement;
    }

    private long reserve(String name, int n) {
        return transactions.inNew(() -> database.with(h -> advance(h, name, n)));
    }

    private static long advance(Handle h, String name, int n) {
        int updated = h.createUpdate("UPDATE id_counter SET last_value = last_value + :n WHERE name = :name")
                .bind("n", n)
                .bind("name", name)
                .execute();
        if (updated == 0) {
            h.createUpdate("INSERT INTO id_counter (name, last_value) VALUES (:name, :n)")
                    .bind("n", n)
                    .bind("name", name)
                    .execute();
        }
        return h.createQuery("SELECT last_value FROM id_counter WHERE name = :name")
                        .bind("name", name)
                        .mapTo(Long.class)
                        .one()
                - n
                + 1;
    }
}
