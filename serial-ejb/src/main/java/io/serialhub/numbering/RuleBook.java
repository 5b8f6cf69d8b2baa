package io.serialhub.numbering;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds versions of rules. */
@Dependent
class RuleBook {
    private final EntityManager entityManager;

    @Inject
    RuleBook(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** The version that numbers are made by at that moment: the highest of those that count by then. */
    Optional<StoredRule> inUse(String code, Instant at) {
        return entityManager
                .createQuery(
                        "SELECT r FROM NumberRule r WHERE r.code = :code AND r.validFrom <= :at ORDER BY r.version DESC",
                        StoredRule.class)
                .setParameter("code", code)
                .setParameter("at", at)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** The version in use of every rule that is active, by code. */
    List<NumberRule> allInUse(Instant at) {
        return entityManager
                .createQuery(
                        "SELECT r FROM NumberRule r WHERE r.version = (SELECT MAX(o.version) FROM NumberRule o"
                                + " WHERE o.code = r.code AND o.validFrom <= :at) AND r.active = TRUE ORDER BY r.code",
                        StoredRule.class)
                .setParameter("at", at)
                .getResultStream()
                .map(StoredRule::view)
                .toList();
    }

    /** All versions, the newest first. */
    List<NumberRule> versions(String code) {
        return entityManager
                .createQuery(
                        "SELECT r FROM NumberRule r WHERE r.code = :code ORDER BY r.version DESC", StoredRule.class)
                .setParameter("code", code)
                .getResultStream()
                .map(StoredRule::view)
                .toList();
    }

    /** The newest version, whether it counts already or not. */
    Optional<StoredRule> newest(String code) {
        return entityManager
                .createQuery(
                        "SELECT r FROM NumberRule r WHERE r.code = :code ORDER BY r.version DESC", StoredRule.class)
                .setParameter("code", code)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    NumberRule version(long id) {
        return entityManager.find(StoredRule.class, id).view();
    }

    void add(StoredRule rule) {
        entityManager.persist(rule);
    }
}
