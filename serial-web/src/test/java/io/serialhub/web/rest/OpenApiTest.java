package io.serialhub.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.serialhub.base.Reason;
import io.serialhub.base.Texts;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The description and the interface say the same. */
class OpenApiTest {
    private static final JsonNode DOCUMENT = read();

    @Test
    void describesEveryOperationAndNoOther() {
        assertThat(documented().keySet()).isEqualTo(offered().keySet());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void describesEveryParameterAndNoOther(String operation) {
        Set<String> described = new TreeSet<>();
        documented().get(operation).path("parameters").forEach(p -> {
            JsonNode parameter = resolve(p);
            described.add(
                    parameter.get("in").asText() + " " + parameter.get("name").asText());
        });
        described.remove("header Accept-Language"); // read for every answer
        assertThat(described).isEqualTo(parameters(offered().get(operation)));
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

    static Stream<String> operations() {
        return offered().keySet().stream().filter(documented()::containsKey);
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

    /** Several forms of one answer are one operation. */
    private static Map<String, List<Method>> offered() {
        Map<String, List<Method>> operations = new TreeMap<>();
        for (Class<?> resource : resources()) {
            String root = resource.getAnnotation(Path.class).value();
            for (Method method : resource.getDeclaredMethods()) {
                String verb = verb(method);
                if (verb != null) {
                    Path below = method.getAnnotation(Path.class);
                    String path = "/" + root + (below == null ? "" : "/" + below.value());
                    operations
                            .computeIfAbsent(verb + " " + path.replaceAll(": *[^}]+", ""), k -> new ArrayList<>())
                            .add(method);
                }
            }
        }
        return operations;
    }

    private static Set<String> parameters(List<Method> methods) {
        Set<String> found = new TreeSet<>();
        for (Method method : methods) {
            for (Parameter parameter : method.getParameters()) {
                found.addAll(names(parameter.getAnnotations()));
                if (parameter.isAnnotationPresent(BeanParam.class)) {
                    for (Field field : parameter.getType().getDeclaredFields()) {
                        found.addAll(names(field.getAnnotations()));
                    }
                }
            }
        }
        return found;
    }

    private static Set<String> names(Annotation... annotations) {
        Set<String> found = new TreeSet<>();
        for (Annotation annotation : annotations) {
            if (annotation instanceof QueryParam query) {
                found.add("query " + query.value());
            } else if (annotation instanceof PathParam path) {
                found.add("path " + path.value());
            } else if (annotation instanceof HeaderParam header) {
                found.add("header " + header.value());
            }
        }
        return found;
    }

    private static String verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(a -> a.annotationType().getAnnotation(HttpMethod.class))
                .filter(java.util.Objects::nonNull)
                .map(HttpMethod::value)
                .findFirst()
                .orElse(null);
    }

    private static List<Class<?>> resources() {
        try {
            var folder = java.nio.file.Path.of(Api.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (Stream<java.nio.file.Path> files = Files.list(folder.resolve("io/serialhub/web/rest"))) {
                List<Class<?>> found = new ArrayList<>();
                for (var file : files.map(f -> f.getFileName().toString())
                        .filter(f -> f.endsWith("Resource.class"))
                        .sorted()
                        .toList()) {
                    found.add(Class.forName("io.serialhub.web.rest." + file.replace(".class", "")));
                }
                return found;
            }
        } catch (IOException | ReflectiveOperationException | java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
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
