package io.serialhub.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.camel.CamelContext;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Red until every route runs. */
@Readiness
@ApplicationScoped
public class RoutesReady implements HealthCheck {
    @Inject
    private CamelContext routes;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("routes")
                .status(routes != null && routes.isStarted())
                .build();
    }
}
