package io.serialhub.base;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;

/** Transactions whose borders a door sets itself: whole units of work that may be repeated after a deadlock. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Transactions {
    private static final int ATTEMPTS = 5;
    private static final ThreadLocal<Boolean> REPEATED = ThreadLocal.withInitial(() -> false);

    @Resource
    private TransactionSynchronizationRegistry registry;

    @EJB
    private Transactions self;

    /** Joins the caller's transaction; without one, runs in a new one and repeats it when the database broke a deadlock. */
    public <T> T required(Callable<T> work) {
        return active() ? direct(work) : retrying(work);
    }

    /** One new transaction, whatever the caller has. */
    public <T> T inNew(Callable<T> work) {
        return direct(() -> Touched.orForgotten(() -> self.newTransaction(work)));
    }

    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public <T> T newTransaction(Callable<T> work) {
        return direct(work);
    }

    /** One new transaction that is undone whatever comes of it; the answer is what would have been done. */
    public <T> T rehearsed(Callable<T> work) {
        return direct(() -> new Touched().during(() -> self.undone(work)));
    }

    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public <T> T undone(Callable<T> work) {
        try {
            return direct(work);
        } finally {
            registry.setRollbackOnly();
        }
    }

    private <T> T retrying(Callable<T> work) {
        try {
            for (int attempt = 1; ; attempt++) {
                try {
                    return inNew(work);
                } catch (RuntimeException e) {
                    if (attempt == ATTEMPTS || !repeatable(e)) {
                        throw e;
                    }
                    REPEATED.set(true);
                    pause(attempt);
                }
            }
        } finally {
            REPEATED.remove();
        }
    }

    /** Whether the work on this thread lost against others before and had better take its rows before it looks at them. */
    public static boolean isRepeated() {
        return REPEATED.get();
    }

    /**
     * Once the current transaction stands, or at once without one. Several with the same key run once.
     *
     * @param work short, and of no harm when it is lost
     */
    public void afterCommit(Object key, Runnable work) {
        if (!active()) {
            work.run();
        } else if (registry.getResource(key) == null) {
            registry.putResource(key, work);
            registry.registerInterposedSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {
                    // nothing before it stands
                }

                @Override
                public void afterCompletion(int status) {
                    if (status == Status.STATUS_COMMITTED) {
                        work.run();
                    }
                }
            });
        }
    }

    protected boolean active() {
        return registry.getTransactionStatus() == Status.STATUS_ACTIVE;
    }

    private static <T> T direct(Callable<T> work) {
        try {
            return work.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Serialization failure and deadlock on both databases, a lock that was waited for in vain on Derby, and the unit
     * sequence that another transaction took first.
     */
    public static boolean repeatable(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof Overtaken) {
                return true;
            }
            if (t instanceof SQLException sql
                    && sql.getSQLState() != null
                    && switch (sql.getSQLState()) {
                        case "40001", "40P01", "40XL1", "40XL2" -> true;
                        default -> false;
                    }) {
                return true;
            }
        }
        return false;
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(5, 20L << attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Somebody else wrote the same rows first; the whole transaction is worth repeating. */
    public static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Overtaken(Throwable cause) {
            super(cause);
        }
    }
}
