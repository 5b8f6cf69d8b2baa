package io.serialhub.base;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.transaction.CMTTransactionHandler;

/**
 * SQL beside JPA, on the same data source and in the same container transaction. Knows which of the two databases it
 * speaks to; everything that differs between them and is not plain SQL is here or in {@link Rows}.
 */
@ApplicationScoped
public class Database {
    private final ThreadLocal<Reading> reading = new ThreadLocal<>();

    private TransactionSynchronizationRegistry transaction;
    private Jdbi jdbi;
    private boolean postgres;

    protected Database() {}

    @Inject
    public Database(DataSource dataSource, TransactionSynchronizationRegistry transaction) throws SQLException {
        this.transaction = transaction;
        jdbi = Jdbi.create(dataSource);
        jdbi.setTransactionHandler(new CMTTransactionHandler());
        jdbi.registerArrayType(Long.class, "bigint").registerArrayType(String.class, "text");
        try (Connection connection = dataSource.getConnection()) {
            postgres = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
        }
    }

    public boolean isPostgres() {
        return postgres;
    }

    /**
     * In the current transaction, all of which has one connection. The transaction decides, not the thread: work that
     * begins one of its own inside of the caller's has its own connection. Without one, on the connection of the
     * {@link #reading} around it, or else on one for this call.
     */
    public <T> T with(Function<Handle, T> work) {
        if (transaction.getTransactionStatus() == Status.STATUS_ACTIVE) {
            return work.apply(kept());
        }
        Reading around = reading.get();
        if (around != null) {
            return around.with(work);
        }
        try (Handle handle = jdbi.open()) {
            return work.apply(handle);
        }
    }

    /** Lends all statements of the work that are in no transaction one connection, from the first of them on. */
    <T> T reading(Callable<T> work) throws Exception {
        if (reading.get() != null || transaction.getTransactionStatus() != Status.STATUS_NO_TRANSACTION) {
            return work.call();
        }
        var around = new Reading(jdbi);
        reading.set(around);
        try {
            return work.call();
        } finally {
            reading.remove();
            around.giveBack();
        }
    }

    public void use(Consumer<Handle> work) {
        with(handle -> {
            work.accept(handle);
            return null;
        });
    }

    private Handle kept() {
        Handle kept = (Handle) transaction.getResource(this);
        if (kept != null) {
            return kept;
        }
        Reading around = reading.get();
        if (around != null) {
            around.giveBack();
        }
        Handle handle = jdbi.open();
        transaction.putResource(this, handle);
        transaction.registerInterposedSynchronization(new Closing(handle));
        return handle;
    }

    /** Gives the connection back once nothing can be done in the transaction any more. */
    private record Closing(Handle handle) implements Synchronization {
        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            handle.close();
        }
    }

    /** The most items that one call may carry; beyond that Derby's table locks and parameter lists get in the way. */
    public int maxItems() {
        return postgres ? 30_000 : 2_000;
    }

    /**
     * Fills the place {@code <name>} in {@code WHERE column <name>} with a condition that holds for any of the values:
     * one array on PostgreSQL, a parameter list on Derby, padded so that few different statements are compiled.
     */
    public <S extends SqlStatement<S>> S in(S statement, String name, Collection<?> values) {
        return bind(statement.define(name, anyOf(name, values)), name, values);
    }

    /** The condition alone, for a statement that is put together first; {@link #bind} fills it. */
    String anyOf(String name, Collection<?> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no values for " + name);
        }
        return postgres
                ? "= ANY (:" + name + ")"
                : IntStream.range(0, padded(values))
                        .mapToObj(i -> ":" + name + i)
                        .collect(Collectors.joining(",", "IN (", ")"));
    }

    <S extends SqlStatement<S>> S bind(S statement, String name, Collection<?> values) {
        Object[] list = values.toArray();
        if (postgres) {
            return statement.bindArray(name, list[0] instanceof Long ? Long.class : String.class, list);
        }
        for (int i = 0; i < padded(values); i++) {
            statement.bind(name + i, list[Math.min(i, list.length - 1)]);
        }
        return statement;
    }

    private static int padded(Collection<?> values) {
        return Math.max(4, Integer.highestOneBit(values.size() * 2 - 1));
    }

    /**
     * The current transaction need not be on the disk when its end is reported: for what is done again, and does no harm by
     * it, when the machine dies in the next moment. PostgreSQL only.
     */
    public void mayBeDoneAgain(Handle h) {
        if (postgres) {
            h.execute("SET LOCAL synchronous_commit TO OFF");
        }
    }

    /**
     * In the current transaction statements go by keys however many of them there are. PostgreSQL, while it knows little of the
     * tables, would read a whole table for a few hundred keys, and plan that anew each time; Derby is told in each statement.
     */
    public void goByKeys(Handle h) {
        if (postgres) {
            h.execute("SET LOCAL plan_cache_mode TO force_generic_plan");
        }
    }

    /**
     * That two columns of one index are behind two values, which are bound under the names of the columns. PostgreSQL finds the
     * place in the index by both, Derby by the first.
     */
    public String behind(String first, String second) {
        return postgres
                ? "(%1$s, %2$s) > (:%1$s, :%2$s)".formatted(first, second)
                : "%1$s >= :%1$s AND (%1$s > :%1$s OR %2$s > :%2$s)".formatted(first, second);
    }

    /** {@code FOR UPDATE} in id order where the database can; Derby relies on the unit's sequence instead. */
    public String lockInOrder(String column) {
        return postgres ? " ORDER BY " + column + " FOR UPDATE" : "";
    }

    /** Behind a query by key: nobody changes the rows that it read until the transaction ends. */
    public String keptAsRead() {
        return postgres ? "FOR SHARE" : "WITH RS";
    }

    /** Behind a query: all that it reads was so at one moment. On PostgreSQL it always is. */
    public String seenAtOnce() {
        return postgres ? "" : " WITH RS";
    }

    /**
     * Behind a query whose rows somebody only looks at: it waits for nobody, and on Derby may see what is about to be
     * committed, or not to be. Nothing may be decided by it.
     */
    public String glance() {
        return postgres ? "" : " WITH UR";
    }

    /** The database's own time, which leases compare with. */
    public Instant now() {
        String sql = postgres ? "SELECT LOCALTIMESTAMP" : "VALUES CURRENT_TIMESTAMP";
        return with(h -> h.createQuery(sql).mapTo(Instant.class).one());
    }
}
