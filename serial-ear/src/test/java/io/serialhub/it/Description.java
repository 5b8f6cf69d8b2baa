package io.serialhub.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/** openapi.yaml, and whether an answer keeps to it: status, media type, headers and schema. */
final class Description {
    static final Description GIVEN = new Description();

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private final Map<JsonNode, JsonSchema> compiled = new ConcurrentHashMap<>();
    private final JsonNode document = read();

    private Description() {
        // "example" and "components" are words of OpenAPI that JSON Schema does not know
        Logger.getLogger("com.networknt.schema").setLevel(Level.SEVERE);
    }

    JsonNode document() {
        return document;
    }

    /** @param path below /api/v1, with its query */
    void holds(String method, String path, HttpResponse<String> response) throws IOException {
        String what = method + " " + path + " answers " + response.statusCode() + " " + response.body();
        JsonNode operation = operation(method.equals("HEAD") ? "GET" : method, path.replaceAll("\\?.*", ""));
        if (operation == null) {
            boolean asked = method.equals("OPTIONS") && response.statusCode() < 300;
            assertThat(asked || Set.of(401, 404, 405).contains(response.statusCode()))
                    .as("not described: " + what)
                    .isTrue();
            return;
        }
        JsonNode responses = operation.get("responses");
        JsonNode described = responses.get(String.valueOf(response.statusCode()));
        assertThat(described).as("status not described: " + what).isNotNull();
        described = resolve(described);
        String type = response.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
        JsonNode content = described.get("content");
        if (content == null) {
            assertThat(response.body()).as("content not described: " + what).isEmpty();
            return;
        }
        if (content.has("*/*")) {
            return;
        }
        assertThat(content.has(type)).as("media type not described: " + what).isTrue();
        for (var header : described.path("headers").properties()) {
            if (header.getKey().equals("Location") || header.getKey().equals("ETag")) {
                assertThat(response.headers().firstValue(header.getKey()))
                        .as(header.getKey() + " of " + what)
                        .isPresent();
            }
        }
        if (type.endsWith("json") && !method.equals("HEAD")) {
            JsonSchema schema = schema(content.get(type).get("schema"));
            for (String document : documents(type, response.body())) {
                assertThat(schema.validate(JSON.readTree(document))).as(what).isEmpty();
            }
        }
    }

    /** Of a stream each line is one. */
    private static List<String> documents(String type, String body) {
        return type.endsWith("ndjson")
                ? body.lines().filter(line -> !line.isBlank()).toList()
                : List.of(body);
    }

    private JsonNode operation(String method, String path) {
        JsonNode found = null;
        int literals = -1;
        for (var entry : document.get("paths").properties()) {
            String template = entry.getKey();
            String pattern = ("\\Q" + template + "\\E").replaceAll("\\{[^}]+}", "\\\\E.+\\\\Q");
            int length = template.replaceAll("\\{[^}]+}", "").length();
            if (Pattern.matches(pattern, path) && length > literals) {
                found = entry.getValue().get(method.toLowerCase(java.util.Locale.ROOT));
                literals = length;
            }
        }
        return found;
    }

    private JsonSchema schema(JsonNode node) {
        return compiled.computeIfAbsent(node, n -> {
            ObjectNode whole = JSON.createObjectNode();
            whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
            whole.set("components", document.get("components"));
            whole.putArray("allOf").add(n);
            return SCHEMAS.getSchema(whole);
        });
    }

    private JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    private static JsonNode read() {
        try {
            return new YAMLMapper()
                    .readTree(Path.of("../serial-web/src/main/resources/META-INF/openapi.yaml")
                            .toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
