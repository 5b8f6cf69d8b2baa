package io.serialhub.routes;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.apache.camel.builder.RouteBuilder;

/** Every few seconds: the turns that this node is in are prolonged, so that a large file may take its time. */
@Dependent
public class ConnectionTurns extends RouteBuilder {
    private final ConnectionDesk desk;

    @Inject
    public ConnectionTurns(ConnectionDesk desk) {
        this.desk = desk;
    }

    @Override
    public void configure() {
        from("{{serial.connection.keep}}").routeId("database-turns-leases-out").process(e -> desk.keep());
    }
}
