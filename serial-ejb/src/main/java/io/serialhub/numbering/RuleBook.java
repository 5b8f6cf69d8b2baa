package io.serialhub.numbering;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Optional;

/** Finds versions of rules. */
@Dependent
class RuleBook {
    private final EntityManager entityManager;

    @Inject
    RuleBook(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** The newest version. */
    Optional<StoredRule> current(String code) {
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
