package io.serialhub.routes;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.apache.camel.builder.RouteBuilder;

/** Loads the sample company once, at the first start; readiness waits for it. */
@Dependent
public class SampleFiles extends RouteBuilder {
    private final SampleCompany sample;

    @Inject
    public SampleFiles(SampleCompany sample) {
        this.sample = sample;
    }

    @Override
    public void configure() {
        from("{{serial.sample.start}}").routeId("sample-tables-xlsx-csv-in").process(e -> sample.load());
    }
}
