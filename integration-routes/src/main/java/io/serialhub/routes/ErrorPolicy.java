package io.serialhub.routes;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;

import io.serialhub.base.Problem;
import jakarta.enterprise.context.Dependent;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteConfigurationBuilder;

/**
 * The one answer to a failure in any route: one line with the correlation id, never the payload, and the failure goes
 * back to where the message came from, which keeps the message or answers with a fault. Files of connections have
 * policies of their own.
 */
@Dependent
class ErrorPolicy extends RouteConfigurationBuilder {
    /** For files of connections: what is refused goes aside at once, anything else waits for the next turn. */
    static final String ARRIVAL = "arrival";

    /** For files to partners: the next turn makes them again. */
    static final String DEPARTURE = "departure";

    private static final System.Logger LOG = System.getLogger(ErrorPolicy.class.getName());

    @Override
    public void configuration() {
        routeConfiguration()
                .onException(Exception.class)
                .handled(false)
                .logExhausted(false)
                .process(ErrorPolicy::report);

        var arrival = routeConfiguration(ARRIVAL);
        arrival.onException(Problem.class)
                .handled(true)
                .process(ErrorPolicy::report)
                .process(Archive::explain)
                .toD("${exchangeProperty.beside}");
        arrival.onException(Exception.class).handled(false).logExhausted(false).process(ErrorPolicy::report);

        routeConfiguration(DEPARTURE)
                .onException(Exception.class)
                .handled(true)
                .logExhausted(false)
                .process(ErrorPolicy::report)
                .to("{{serial.connection.failed}}");
    }

    private static void report(Exchange exchange) {
        var cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        String line = "Route %s, message %s: ".formatted(exchange.getFromRouteId(), correlationId(exchange));
        if (cause instanceof Problem problem) {
            LOG.log(WARNING, line + problem.code());
        } else {
            LOG.log(ERROR, line + cause.getClass().getName(), cause);
        }
    }

    private static String correlationId(Exchange exchange) {
        return exchange.getProperty(Exchange.CORRELATION_ID, exchange.getExchangeId(), String.class);
    }
}
