package io.serialhub.testkit;

import jakarta.enterprise.inject.Vetoed;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What is kept for the length of a transaction; a transaction is known by its entity manager. */
@Vetoed
class TestRegistry implements TransactionSynchronizationRegistry {
    private final Map<Object, Kept> transactions = new ConcurrentHashMap<>();
    private final Supplier<?> current;

    private record Kept(Map<Object, Object> resources, List<Synchronization> ends) {}

    TestRegistry(Supplier<?> current) {
        this.current = current;
    }

    void ended(Object transaction) {
        Kept kept = transactions.remove(transaction);
        if (kept != null) {
            kept.ends().forEach(end -> end.afterCompletion(Status.STATUS_UNKNOWN));
        }
    }

    private Kept kept() {
        return transactions.computeIfAbsent(current.get(), t -> new Kept(new HashMap<>(), new ArrayList<>()));
    }

    @Override
    public Object getTransactionKey() {
        return current.get();
    }

    @Override
    public void putResource(Object key, Object value) {
        kept().resources().put(key, value);
    }

    @Override
    public Object getResource(Object key) {
        return kept().resources().get(key);
    }

    @Override
    public void registerInterposedSynchronization(Synchronization end) {
        kept().ends().add(end);
    }

    @Override
    public int getTransactionStatus() {
        return current.get() == null ? Status.STATUS_NO_TRANSACTION : Status.STATUS_ACTIVE;
    }

    @Override
    public void setRollbackOnly() {
        throw new IllegalStateException("tests mark their entity manager");
    }

    @Override
    public boolean getRollbackOnly() {
        return false;
    }
}
