package io.serialhub.base;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import javax.sql.DataSource;

/** The only class that takes resources from the container; tests replace it and need no container. */
@Dependent
public class Resources {
    @Produces
    @PersistenceContext(unitName = "serial")
    private EntityManager entityManager;

    @Produces
    @Resource(lookup = "java:app/jdbc/serial")
    private DataSource dataSource;

    @Produces
    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transaction;
}
