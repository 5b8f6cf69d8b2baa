package io.serialhub.testkit;

import io.serialhub.access.CheapPasswords;
import io.serialhub.base.Clocks;
import io.serialhub.base.Resources;
import io.serialhub.base.Transactions;
import io.serialhub.job.JobTimer;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.literal.InjectLiteral;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.interceptor.InterceptorBinding;
import jakarta.persistence.EntityManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Clock;
import javax.sql.DataSource;

/**
 * Turns EJBs into application-scoped beans with the transactions that their annotations ask for. Nothing runs by itself:
 * tests let queued jobs run with {@link io.serialhub.job.JobRunner#drain}.
 */
class EjbsAsBeans implements Extension {
    /** Bound to {@link TransactionKeeper}. */
    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    @interface Transacted {
        final class Literal extends AnnotationLiteral<Transacted> implements Transacted {
            private static final long serialVersionUID = 1L;
        }
    }

    private final TestTransactions transactions;
    private final TestClock clock = new TestClock();

    EjbsAsBeans(TestTransactions transactions) {
        this.transactions = transactions;
    }

    void interceptor(@Observes BeforeBeanDiscovery discovery) {
        discovery.addAnnotatedType(TransactionKeeper.class, TransactionKeeper.class.getName());
        discovery.addAnnotatedType(CheapPasswords.class, CheapPasswords.class.getName());
    }

    <T> void replaced(@Observes ProcessAnnotatedType<T> type) {
        Class<T> bean = type.getAnnotatedType().getJavaClass();
        if (bean == Resources.class || bean == Transactions.class || bean == Clocks.class || bean == JobTimer.class) {
            type.veto();
        }
    }

    <T> void ejb(@Observes @WithAnnotations({Stateless.class, Singleton.class}) ProcessAnnotatedType<T> type) {
        type.configureAnnotatedType()
                .add(ApplicationScoped.Literal.INSTANCE)
                .add(new Transacted.Literal())
                .filterFields(field -> field.isAnnotationPresent(EJB.class))
                .forEach(field -> field.add(InjectLiteral.INSTANCE));
    }

    void resources(@Observes AfterBeanDiscovery discovery) {
        discovery
                .addBean()
                .types(Transactions.class, TestTransactions.class, Object.class)
                .scope(Dependent.class)
                .createWith(c -> transactions);
        discovery
                .addBean()
                .types(EntityManager.class, Object.class)
                .scope(Dependent.class)
                .createWith(c -> transactions.entityManager());
        discovery
                .addBean()
                .types(DataSource.class, Object.class)
                .scope(Dependent.class)
                .createWith(c -> transactions.dataSource());
        discovery
                .addBean()
                .types(TransactionSynchronizationRegistry.class, Object.class)
                .scope(Dependent.class)
                .createWith(c -> transactions.registry());
        discovery
                .addBean()
                .types(Clock.class, TestClock.class, Object.class)
                .scope(Dependent.class)
                .createWith(c -> clock);
    }
}
