package io.serialhub.testkit;

import io.serialhub.base.Actor;
import io.serialhub.base.Migration;
import jakarta.enterprise.inject.Vetoed;
import jakarta.enterprise.inject.spi.Unmanaged;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/** All rooms of serial-ejb on one database without a container: EJBs become beans, transactions are real. */
@Vetoed
public final class Hub implements AutoCloseable {
    /** The site that tests work at. */
    public static final String SITE = "NB1";

    private final WeldContainer weld;
    private final EntityManagerFactory factory;
    private final TestTransactions transactions;

    private Hub(WeldContainer weld, EntityManagerFactory factory, TestTransactions transactions) {
        this.weld = weld;
        this.factory = factory;
        this.transactions = transactions;
    }

    public static Hub start(DataSource source) {
        String name = UUID.randomUUID().toString();
        EntityManagerFactory factory = Persistence.createEntityManagerFactory(
                "serial",
                Map.of(
                        "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                        "jakarta.persistence.jtaDataSource", "",
                        "jakarta.persistence.nonJtaDataSource", source,
                        "eclipselink.session-name", name,
                        "eclipselink.logging.level", "WARNING",
                        "eclipselink.weaving", "false"));
        var transactions = new TestTransactions(factory, source);
        WeldContainer weld = new Weld(name)
                .addExtension(new EjbsAsBeans(transactions))
                .property("org.jboss.weld.se.shutdownHook", false)
                .initialize();
        Actor.system("start", SITE)
                .run(() -> weld.event().select(Migration.Done.class).fire(new Migration.Done()));
        return new Hub(weld, factory, transactions);
    }

    /** A bean, or a helper of the tests with its {@code @Inject} fields filled. */
    public <T> T get(Class<T> type) {
        var found = weld.select(type);
        return found.isUnsatisfied()
                ? new Unmanaged<>(weld.getBeanManager(), type)
                        .newInstance()
                        .produce()
                        .inject()
                        .postConstruct()
                        .get()
                : found.get();
    }

    /** One transaction around several calls. */
    public void inTransaction(Runnable work) {
        transactions.newTransaction(() -> {
            work.run();
            return null;
        });
    }

    @Override
    public void close() {
        weld.shutdown();
        factory.close();
    }
}
