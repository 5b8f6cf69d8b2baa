package io.serialhub.routes;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.apache.camel.builder.RouteBuilder;

/** One file of any connection: imported, its refused rows put beside where it is archived. */
@Dependent
public class ConnectionFilesIn extends RouteBuilder {
    private final Arrivals arrivals;

    @Inject
    public ConnectionFilesIn(Arrivals arrivals) {
        this.arrivals = arrivals;
    }

    @Override
    public void configure() {
        from("{{serial.connection.arrival}}")
                .routeId("connection-rows-file-in")
                .routeConfigurationId(ErrorPolicy.ARRIVAL)
                .process(arrivals::take)
                .filter(exchangeProperty(Arrivals.REJECTS).isNotNull())
                .toD("${exchangeProperty.beside}");
    }
}
