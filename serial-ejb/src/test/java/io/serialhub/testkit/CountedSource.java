package io.serialhub.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Counts the statements that reach the database; a batch counts once. */
public final class CountedSource extends PlainSource {
    private final DataSource source;
    private final AtomicInteger count = new AtomicInteger();

    public CountedSource(DataSource source) {
        this.source = source;
    }

    /** Since it was last asked. */
    public int statements() {
        return count.getAndSet(0);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return counted(Connection.class, source.getConnection());
    }

    private <T> T counted(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
                    if (method.getName().startsWith("execute")) {
                        count.incrementAndGet();
                    }
                    try {
                        Object result = method.invoke(target, args);
                        return result instanceof Statement statement && !(target instanceof Statement)
                                ? counted(wrapped(method.getReturnType()), statement)
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    @SuppressWarnings("unchecked")
    private static Class<Statement> wrapped(Class<?> type) {
        return (Class<Statement>) type;
    }
}
