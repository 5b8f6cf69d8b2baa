package io.serialhub.routes;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.apache.camel.spi.PropertiesSource;
import org.eclipse.microprofile.config.Config;

/** Resolves {@code {{name}}} in a route from MicroProfile Config: a system property, the environment, then defaults. */
@Dependent
class Placeholders implements PropertiesSource {
    @Inject
    private Config config;

    @Override
    public String getName() {
        return "MicroProfile Config";
    }

    @Override
    public String getProperty(String name) {
        return config.getOptionalValue(name, String.class).orElse(null);
    }
}
