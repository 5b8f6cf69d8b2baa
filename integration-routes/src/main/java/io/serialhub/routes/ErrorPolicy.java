package io.serialhub.routes;

import static java.lang.System.Logger.Level.ERROR;

import jakarta.enterprise.context.Dependent;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteConfigurationBuilder;

/**
 * The one answer to a failure in any route: one line with the correlation id, never the payload, and the failure goes
 * back to where the message came from, which keeps the message or answers with a fault.
 */
@Dependent
class ErrorPolicy extends RouteConfigurationBuilder {
    private static final System.Logger LOG = System.getLogger(ErrorPolicy.class.getName());

    @Override
    public void configuration() {
        routeConfiguration().onException(Exception.class).handled(false).process(ErrorPolicy::report);
    }

    private static void report(Exchange exchange) {
        var cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        LOG.log(
                ERROR,
                "Route {0} failed on message {1}: {2}",
                exchange.getProperty(Exchange.FAILURE_ROUTE_ID),
                correlationId(exchange),
                cause.getClass().getName());
    }

    private static String correlationId(Exchange exchange) {
        return exchange.getProperty(Exchange.CORRELATION_ID, exchange.getExchangeId(), String.class);
    }
}
