package io.serialhub.web.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** The programming interface, described in {@code META-INF/openapi.yaml}: the resources of this package, no others. */
@ApplicationPath("/api/v1")
public class Api extends Application {
    /** {@link JsonBody} alone reads and writes JSON, and nothing but openapi.yaml describes the interface. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                "jersey.config.jsonFeature", "JsonBody",
                "jersey.config.jsonFeature.server", "JsonBody",
                "jersey.config.server.wadl.disableWadl", true);
    }
}
