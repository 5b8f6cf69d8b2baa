package io.serialhub.base;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
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
    private Jdbi jdbi;
    private boolean postgres;

    protected Database() {}

    @Inject
    public Database(DataSource dataSource) throws SQLException {
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
     * In the current transaction. Every call has a handle of its own: the library's {@code withHandle} would lend the one of
     * an outer call on this thread, and with it the outer transaction to work that has begun one of its own.
     */
    public <T> T with(Function<Handle, T> work) {
        try (Handle handle = jdbi.open()) {
            return work.apply(handle);
        }
    }

    public void use(Consumer<Handle> work) {
        try (Handle handle = jdbi.open()) {
            work.accept(handle);
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

    /** {@code FOR UPDATE} in id order where the database can; Derby relies on the unit's sequence instead. */
    public String lockInOrder(String column) {
        return postgres ? " ORDER BY " + column + " FOR UPDATE" : "";
    }

    /** The database's own time, which leases compare with. */
    public Instant now() {
        String sql = postgres ? "SELECT LOCALTIMESTAMP" : "VALUES CURRENT_TIMESTAMP";
        return with(h -> h.createQuery(sql).mapTo(Instant.class).one());
    }
}
