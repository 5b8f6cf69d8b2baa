package io.serialhub.web.rest;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
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
import java.util.stream.Stream;

/** What the resources of this package really offer, by their annotations. */
final class Offered {
    private Offered() {}

    /** Several forms of one answer are one operation. */
    static Map<String, List<Method>> operations() {
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

    static Set<String> parameters(List<Method> methods) {
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
}
