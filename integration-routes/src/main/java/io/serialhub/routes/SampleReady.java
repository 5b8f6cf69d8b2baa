package io.serialhub.routes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Red until the sample company stands, at the first start with one. */
@Readiness
@ApplicationScoped
public class SampleReady implements HealthCheck {
    private SampleCompany sample;

    protected SampleReady() {}

    @Inject
    public SampleReady(SampleCompany sample) {
        this.sample = sample;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("sample").status(sample.isDone()).build();
    }
}
