package io.serialhub.testkit;

import io.serialhub.base.Touched;
import io.serialhub.base.Transactions;
import jakarta.enterprise.inject.Vetoed;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.sql.DataSource;

/**
 * What the container does with transactions, in a few lines: one entity manager and one connection for each, nested
 * ones suspended, everything else on its own connection in auto-commit.
 */
@Vetoed
public class TestTransactions extends Transactions {
    private static final EntityManager NONE = (EntityManager) Proxy.newProxyInstance(
            TestTransactions.class.getClassLoader(), new Class<?>[] {EntityManager.class}, (p, m, a) -> {
                throw new IllegalStateException("no transaction");
            });

    private final ThreadLocal<Deque<EntityManager>> open = ThreadLocal.withInitial(ArrayDeque::new);
    private final ThreadLocal<Map<Object, Runnable>> afterwards = ThreadLocal.withInitial(LinkedHashMap::new);
    private final TestRegistry registry = new TestRegistry(this::current);
    private final EntityManagerFactory factory;
    private final DataSource source;

    TestTransactions(EntityManagerFactory factory, DataSource source) {
        this.factory = factory;
        this.source = source;
    }

    @Override
    protected boolean active() {
        return current() != null;
    }

    @Override
    public void afterCommit(Object key, Runnable work) {
        if (active()) {
            afterwards.get().putIfAbsent(key, work);
        } else {
            work.run();
        }
    }

    private EntityManager current() {
        EntityManager manager = open.get().peek();
        return manager == NONE ? null : manager;
    }

    @Override
    public <T> T inNew(Callable<T> work) {
        try {
            return Touched.orForgotten(() -> newTransaction(work));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public <T> T newTransaction(Callable<T> work) {
        return transaction(work, false);
    }

    @Override
    public <T> T rehearsed(Callable<T> work) {
        return transaction(work, true);
    }

    private <T> T transaction(Callable<T> work, boolean undone) {
        EntityManager manager = factory.createEntityManager();
        manager.getTransaction().begin();
        open.get().push(manager);
        try {
            T result = work.call();
            if (manager.getTransaction().getRollbackOnly()) {
                throw new IllegalStateException("the transaction was marked for rollback");
            }
            if (undone) {
                manager.getTransaction().rollback();
            } else {
                manager.getTransaction().commit();
                afterwards.get().values().forEach(Runnable::run);
            }
            return result;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            open.get().pop();
            afterwards.remove();
            if (manager.getTransaction().isActive()) {
                manager.getTransaction().rollback();
            }
            registry.ended(manager);
            manager.close();
        }
    }

    TransactionSynchronizationRegistry registry() {
        return registry;
    }

    /** Runs outside any transaction. */
    <T> T suspended(Callable<T> work) throws Exception {
        open.get().push(NONE);
        try {
            return work.call();
        } finally {
            open.get().pop();
        }
    }

    EntityManager entityManager() {
        return (EntityManager) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {EntityManager.class}, (proxy, method, args) -> {
                    EntityManager manager = current();
                    boolean borrowed = manager == null;
                    EntityManager target = borrowed ? factory.createEntityManager() : manager;
                    try {
                        return method.invoke(target, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    DataSource dataSource() {
        return new PlainSource() {
            @Override
            public Connection getConnection() throws SQLException {
                EntityManager manager = current();
                return manager == null ? source.getConnection() : shared(manager.unwrap(Connection.class));
            }
        };
    }

    private static Connection shared(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                TestTransactions.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    try {
                        return method.invoke(connection, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
