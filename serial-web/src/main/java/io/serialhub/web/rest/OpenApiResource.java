package io.serialhub.web.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.InputStream;

/** The description of this interface, as it was written; MicroProfile's address {@code /openapi} tells the same. */
@RequestScoped
@Path("openapi.yaml")
public class OpenApiResource {
    @GET
    @ForEveryone
    @Produces({"application/yaml", "text/yaml", "text/plain"})
    public byte[] yaml() throws IOException {
        try (InputStream in = OpenApiResource.class.getResourceAsStream("/META-INF/openapi.yaml")) {
            return in.readAllBytes();
        }
    }
}
