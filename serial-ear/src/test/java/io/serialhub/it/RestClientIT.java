package io.serialhub.it;

import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** The description is good enough to make a client of: the build does, and compiles {@code src/client/java} against it. */
class RestClientIT {
    @Test
    @SuppressWarnings("unchecked")
    void runsADayOfAFactoryByTheGeneratedClient() throws Exception {
        var day = (BiConsumer<String, String>) Class.forName("io.serialhub.client.FactoryDay")
                .getDeclaredConstructor()
                .newInstance();
        day.accept(HubServer.get().baseUrl(), Administrator.token());
    }
}
