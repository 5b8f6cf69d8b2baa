package io.serialhub.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.base.Problem;
import io.serialhub.base.Saved;
import io.serialhub.base.Saved.Outcome;
import io.serialhub.material.Material;
import io.serialhub.material.Materials;
import io.serialhub.material.TestLimits;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a PUT by key meets a door, for all that is saved so. */
class SavingTest {
    private static final String BODY = "{\"nameEn\":\"Pump\"}";

    private Material sent;
    private Long expected;
    private Outcome outcome = Outcome.CHANGED;

    private final RestServer server = new RestServer(MaterialsResource.class, new TestLimits() {}, new Materials() {
        @Override
        public Saved<Material> save(Material material, Long expectedVersion) {
            sent = material;
            expected = expectedVersion;
            if (expectedVersion != null && expectedVersion != 7
                    || material.nameEn().equals("taken")) {
                throw Problem.conflict("changed-meanwhile", "what", material.code());
            }
            return new Saved<>(
                    new Material(material.code(), null, "Pump", null, null, null, null, null, 0, material.active(), 8),
                    outcome);
        }
    });

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void takesTheKeyFromTheAddress() {
        assertThat(put("materials/A/B%20C", BODY).statusCode()).isEqualTo(200);
        assertThat(sent.code()).isEqualTo("A/B C");
        assertThat(put("materials/A", "{\"code\":\"B\",\"nameEn\":\"Pump\"}").body())
                .contains("field-unreadable");
    }

    @Test
    void takesWhatIsSavedAsInUseUnlessItSaysOtherwise() {
        put("materials/A", BODY);
        assertThat(sent.active()).isTrue();
        put("materials/A", "{\"nameEn\":\"Pump\",\"active\":false}");
        assertThat(sent.active()).isFalse();
    }

    @Test
    void tellsWhatWasCreatedFromWhatWasChanged() {
        var changed = put("materials/A", BODY);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.headers().firstValue("ETag")).contains("\"8\"");
        outcome = Outcome.CREATED;
        var created = put("materials/A", BODY);
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.headers().firstValue("Location").orElseThrow()).endsWith("/materials/A");
    }

    @Test
    void handsTheVersionOfTheClientToTheDoor() {
        put("materials/A", BODY);
        assertThat(expected).isNull();
        put("materials/A", BODY, "If-Match", "*");
        assertThat(expected).isNull();
        put("materials/A", BODY, "If-Match", "\"7\"");
        assertThat(expected).isEqualTo(7);
        assertThat(put("materials/A", BODY, "If-Match", "W/\"x\"").body()).contains("version-unreadable");
    }

    @Test
    void saysPreconditionFailedOnlyToWhoeverNamedAVersion() {
        assertThat(put("materials/A", BODY, "If-Match", "\"6\"").statusCode()).isEqualTo(412);
        assertThat(put("materials/A", "{\"nameEn\":\"taken\"}").statusCode()).isEqualTo(409);
    }

    private HttpResponse<String> put(String path, String body, String... headers) {
        var all = new java.util.ArrayList<>(java.util.List.of("Content-Type", "application/json"));
        all.addAll(java.util.List.of(headers));
        return server.send("PUT", path, body, all.toArray(String[]::new));
    }
}
