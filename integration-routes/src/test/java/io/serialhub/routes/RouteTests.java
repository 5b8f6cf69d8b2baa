package io.serialhub.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.camel.CamelContext;

/** What the routes find in the server, without one. */
final class RouteTests {
    private static final Logger CAMEL = Logger.getLogger("org.apache.camel");

    /** For what never comes; on a slow machine things take their time. */
    static final Duration LIMIT = Duration.ofMinutes(3);

    private RouteTests() {}

    static void until(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plus(LIMIT);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("not so after " + LIMIT.toMinutes() + " minutes");
            }
            Thread.sleep(50);
        }
    }

    /** The shipped places where routes begin and end. */
    static void defaults(CamelContext camel) {
        CAMEL.setLevel(Level.WARNING);
        var shipped = new Properties();
        try (var file = RouteTests.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
            shipped.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        camel.getPropertiesComponent().setInitialProperties(shipped);
    }
}
