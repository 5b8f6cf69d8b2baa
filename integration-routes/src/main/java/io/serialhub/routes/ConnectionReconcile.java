package io.serialhub.routes;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.apache.camel.builder.RouteBuilder;

/** Every few seconds: routes that are wanted and do not run are started, others renewed or stopped. */
@Dependent
public class ConnectionReconcile extends RouteBuilder {
    private final ConnectionCircuit circuit;

    @Inject
    public ConnectionReconcile(ConnectionCircuit circuit) {
        this.circuit = circuit;
    }

    @Override
    public void configure() {
        from("{{serial.connection.reconcile}}")
                .routeId("database-connections-rows-in")
                .process(e -> circuit.reconcile(e.getContext()));
    }
}
