package io.serialhub.routes;

import static java.lang.System.Logger.Level.INFO;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJBException;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultRegistry;

/**
 * Owns the one {@link CamelContext}. It starts once the schema stands, runs on the container's threads, finds its beans
 * in CDI and its placeholders in MicroProfile Config, and stops before the application goes.
 *
 * <p>A route joins by being a {@code @Dependent} {@link RouteBuilder}; nothing is registered by hand.
 */
@Singleton
@Startup
@DependsOn("serial-ejb.jar#Migration")
@TransactionManagement(TransactionManagementType.BEAN)
@Lock(LockType.READ)
public class RouteEngine {
    private static final System.Logger LOG = System.getLogger(RouteEngine.class.getName());

    /** What takes longer is broken off and taken up again by the next start. */
    private static final int STOP_SECONDS = 10;

    @Inject
    private CdiBeans beans;

    @Inject
    private Placeholders placeholders;

    @Inject
    @Any
    private Instance<RouteConfigurationBuilder> policies;

    @Inject
    @Any
    private Instance<RouteBuilder> routes;

    @Resource
    private ManagedThreadFactory threads;

    private DefaultCamelContext context;

    @PostConstruct
    void start() {
        try {
            context = assemble();
            for (RouteConfigurationBuilder policy : policies) {
                context.addRoutesConfigurations(policy);
            }
            for (RoutesBuilder route : routes) {
                if (!(route instanceof RouteConfigurationBuilder)) {
                    context.addRoutes(route);
                }
            }
            context.start();
        } catch (Exception e) {
            throw new EJBException("The routes did not start.", e);
        }
        LOG.log(INFO, "{0} routes are running.", context.getRoutesSize());
    }

    private DefaultCamelContext assemble() {
        var assembled = new DefaultCamelContext(false);
        var classLoader = RouteEngine.class.getClassLoader();
        assembled.setClassResolver(new LibraryClassResolver());
        assembled.setApplicationContextClassLoader(classLoader);
        var extension = assembled.getCamelContextExtension();
        extension.setName("serial");
        var registry = new DefaultRegistry(beans);
        registry.setCamelContext(assembled);
        extension.setRegistry(registry);
        assembled.getExecutorServiceManager().setThreadPoolFactory(new ContainerThreads(threads));
        assembled.getPropertiesComponent().addPropertiesSource(placeholders);
        assembled.getShutdownStrategy().setTimeout(STOP_SECONDS);
        assembled.build();
        return assembled;
    }

    /** For whoever needs Camel's own type: readiness, or an operator's screen. */
    @Produces
    public CamelContext context() {
        return context;
    }

    @PreDestroy
    void stop() {
        if (context != null) {
            context.stop();
        }
    }
}
