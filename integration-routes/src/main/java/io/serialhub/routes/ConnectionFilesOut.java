package io.serialhub.routes;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.apache.camel.builder.RouteBuilder;

/** A file that did not reach its partner: the connection says why, and its turn ends. */
@Dependent
public class ConnectionFilesOut extends RouteBuilder {
    private final Departing departing;

    @Inject
    public ConnectionFilesOut(Departing departing) {
        this.departing = departing;
    }

    @Override
    public void configure() {
        from("{{serial.connection.failed}}")
                .routeId("connection-failure-file-out")
                .process(departing::failed);
    }
}
