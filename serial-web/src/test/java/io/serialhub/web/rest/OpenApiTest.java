package io.serialhub.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.serialhub.base.Reason;
import io.serialhub.base.Texts;
import io.serialhub.web.access.HookServlet;
import jakarta.servlet.annotation.WebServlet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The description and the interface say the same. */
class OpenApiTest {
    private static final JsonNode DOCUMENT = read();

    /** Where others send webhooks to: no resource, for it has neither token nor the interface's address. */
    private static final String HOOK = "POST /hooks/{code}";

    @Test
    void describesEveryOperationAndNoOther() {
        var offered = new TreeSet<>(Offered.operations().keySet());
        offered.add(HOOK);
        assertThat(documented().keySet()).isEqualTo(offered);
    }

    @Test
    void describesWhereOthersSendWebhooksTo() {
        JsonNode hook = documented().get(HOOK);
        assertThat(HookServlet.class.getAnnotation(WebServlet.class).value()).containsExactly("/hooks/*");
        assertThat(hook.at("/servers/0/url").asText()).isEqualTo("/");
        assertThat(hook.get("security")).as("without a token").isEmpty();
        assertThat(hook.get("parameters").findValuesAsText("name"))
                .containsExactly("code", "webhook-id", "webhook-timestamp", "webhook-signature");
        assertThat(hook.get("responses").has("413")).isTrue();
    }

    @ParameterizedTest
    @MethodSource("offered")
    void describesEveryParameterAndNoOther(String operation) {
        Set<String> described = new TreeSet<>();
        documented().get(operation).path("parameters").forEach(p -> {
            JsonNode parameter = resolve(p);
            described.add(
                    parameter.get("in").asText() + " " + parameter.get("name").asText());
        });
        described.remove("header Accept-Language"); // read for every answer
        assertThat(described).isEqualTo(Offered.parameters(Offered.operations().get(operation)));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void namesOnlyCodesThatExist(String operation) {
        List<String> codes = new ArrayList<>();
        var own = Pattern.compile("(?s).*Its own codes: (.*)\\.\\s*")
                .matcher(documented().get(operation).path("description").asText());
        if (own.matches()) {
            codes.addAll(List.of(own.group(1).replaceAll("[`\\s]", "").split(",")));
        }
        assertThat(Texts.codes()).containsAll(codes);
    }

    /** Who reads one list of partners' places has read them all. */
    @Test
    void everythingThatJoinsUsToOthersIsListedInPages() {
        List<String> lists = documented().entrySet().stream()
                .filter(each -> each.getValue().get("tags").toString().contains("connections"))
                .map(Map.Entry::getKey)
                .filter(each -> each.matches("GET /[a-z-]+")
                        && documented().containsKey(each.replace("GET", "PUT") + "/{code}"))
                .toList();
        assertThat(lists)
                .contains("GET /connections", "GET /endpoints", "GET /subscriptions", "GET /export-profiles")
                .allSatisfy(each -> assertThat(documented()
                                .get(each)
                                .at("/responses/200/content/application~1json/schema/$ref")
                                .asText())
                        .endsWith("Page"));
    }

    /** Everybody may be told to come back later. */
    @Test
    void everyOperationMaySayThatThereWereTooMany() {
        assertThat(documented())
                .allSatisfy((operation, description) -> assertThat(
                                description.path("responses").has("429"))
                        .as(operation)
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void describesEveryFieldAndNoOther(String schema) throws Exception {
        Class<?> type = Described.CLASSES.get(schema);
        Set<String> described = new TreeSet<>();
        Map<String, List<String>> words = new TreeMap<>();
        DOCUMENT.at("/components/schemas/" + schema + "/properties")
                .properties()
                .forEach(property -> {
                    described.add(property.getKey());
                    JsonNode enumeration = property.getValue().has("items")
                            ? resolve(property.getValue().get("items")).path("enum")
                            : property.getValue().path("enum");
                    enumeration.forEach(word -> words.computeIfAbsent(property.getKey(), k -> new ArrayList<>())
                            .add(word.asText()));
                });
        Set<String> written = new TreeSet<>(type == Reason.class ? Set.of("detail") : Set.of()); // written beside it
        for (BeanPropertyDefinition property : RestJson.MAPPER
                .getSerializationConfig()
                .introspect(RestJson.MAPPER.constructType(type))
                .findProperties()) {
            written.add(property.getName());
            var raw = property.getPrimaryType();
            Class<?> valueType = raw.isContainerType() && raw.getContentType() != null
                    ? raw.getContentType().getRawClass()
                    : raw.getRawClass();
            if (valueType.isEnum()) {
                assertThat(words.get(property.getName()))
                        .as(schema + "." + property.getName())
                        .containsExactlyInAnyOrder(Arrays.stream(valueType.getEnumConstants())
                                .map(value -> Words.of((Enum<?>) value))
                                .toArray(String[]::new));
            }
        }
        assertThat(described).isEqualTo(written);
    }

    @Test
    void describesEverySchemaByAClass() {
        Set<String> schemas = new TreeSet<>();
        DOCUMENT.at("/components/schemas").fieldNames().forEachRemaining(name -> {
            if (!name.endsWith("Page")) {
                schemas.add(name);
            }
        });
        schemas.remove("Permission");
        schemas.remove("Problem"); // a ScanProblem without items
        assertThat(schemas).isEqualTo(new TreeSet<>(Described.CLASSES.keySet()));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void givesOnlyExamplesThatFit(String pointer) {
        JsonNode holder = DOCUMENT.at(pointer);
        JsonNode schema = pointer.startsWith("/components/schemas/") ? holder : holder.get("schema");
        List<JsonNode> examples = new ArrayList<>();
        if (holder.has("example")) {
            examples.add(holder.get("example"));
        }
        holder.path("examples").forEach(named -> examples.add(named.get("value")));
        ObjectNode whole = RestJson.MAPPER.createObjectNode();
        whole.set("components", DOCUMENT.get("components"));
        whole.putArray("allOf").add(schema);
        var compiled =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(whole);
        for (JsonNode example : examples) {
            assertThat(compiled.validate(example)).as(example.toString()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void showsWhatEveryAnswerLooksLike(String operation) {
        documented()
                .get(operation)
                .get("responses")
                .properties()
                .forEach(response -> resolve(response.getValue())
                        .path("content")
                        .properties()
                        .forEach(content -> {
                            if (content.getKey().endsWith("json")) {
                                assertThat(content.getValue().has("example")
                                                || content.getValue().has("examples")
                                                || isShown(content.getValue().get("schema"), 0))
                                        .as(response.getKey() + " " + content.getKey())
                                        .isTrue();
                            }
                        }));
    }

    /** Whether an example, or the words that it may be, stand somewhere in it. */
    private static boolean isShown(JsonNode given, int depth) {
        JsonNode schema = resolve(given);
        if (schema.has("example") || schema.has("enum")) {
            return true;
        }
        if (depth > 4) {
            return false;
        }
        for (JsonNode property : schema.path("properties")) {
            if (isShown(property, depth + 1)) {
                return true;
            }
        }
        return schema.has("items") && isShown(schema.get("items"), depth + 1);
    }

    /** Everything that has both a schema, or is one, and an example. */
    static Stream<String> examples() {
        Logger.getLogger("com.networknt.schema").setLevel(Level.SEVERE);
        List<String> found = new ArrayList<>();
        DOCUMENT.at("/components/schemas").properties().forEach(schema -> {
            if (schema.getValue().has("example")) {
                found.add("/components/schemas/" + schema.getKey());
            }
        });
        walk("/paths", DOCUMENT.get("paths"), found);
        walk("/components/responses", DOCUMENT.at("/components/responses"), found);
        return found.stream();
    }

    private static void walk(String pointer, JsonNode node, List<String> found) {
        node.properties().forEach(entry -> {
            String below = pointer + "/" + entry.getKey().replace("~", "~0").replace("/", "~1");
            JsonNode child = entry.getValue();
            boolean json = entry.getKey().endsWith("json") && child.has("schema");
            if (json && (child.has("example") || child.has("examples"))) {
                found.add(below);
            }
            walk(below, child, found);
        });
    }

    static Stream<String> operations() {
        return documented().keySet().stream();
    }

    /** Those that a resource offers. */
    static Stream<String> offered() {
        return Offered.operations().keySet().stream().filter(documented()::containsKey);
    }

    static Stream<String> schemas() {
        return Described.CLASSES.keySet().stream().sorted();
    }

    private static Map<String, JsonNode> documented() {
        Map<String, JsonNode> operations = new TreeMap<>();
        DOCUMENT.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(op -> operations.put(op.getKey().toUpperCase() + " " + path.getKey(), op.getValue())));
        return operations;
    }

    private static JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? DOCUMENT.at(node.get("$ref").asText().substring(1)) : node;
    }

    private static JsonNode read() {
        try (var in = OpenApiTest.class.getResourceAsStream("/META-INF/openapi.yaml")) {
            return new YAMLMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
