package io.serialhub.base;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;

/** Entities on their way to the database. Who lost a race is told so in words instead of a technical failure. */
@Dependent
public class Store {
    private static final String UNIQUE_VIOLATION = "23505";

    private final EntityManager entityManager;

    @Inject
    public Store(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Writes now, so that SQL in the same transaction sees it. @param what is being saved, by its key */
    public void flush(String what) {
        try {
            entityManager.flush();
        } catch (OptimisticLockException e) {
            throw changedMeanwhile(what);
        } catch (PersistenceException e) {
            throw isUniqueViolation(e) ? changedMeanwhile(what) : e;
        }
    }

    /** @param expected the version that the caller saw; 0: nothing is there yet; null: save whatever stands there */
    public static void expect(String what, Long expected, long version) {
        if (expected != null && expected == 0 && version != 0) {
            throw Problem.conflict("code-taken", "what", what);
        }
        if (expected != null && expected != version) {
            throw changedMeanwhile(what);
        }
    }

    /** Something that is not there has no version to expect. */
    public static void expectNew(String what, Long expected) {
        if (expected != null && expected != 0) {
            throw changedMeanwhile(what);
        }
    }

    /** Somebody else was quicker. */
    public static Problem changedMeanwhile(String what) {
        return Problem.conflict("changed-meanwhile", "what", what);
    }

    private static boolean isUniqueViolation(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
