package io.serialhub.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/** A program that calls the REST interface with a token; every answer is held against the description. */
final class Program {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = Rest.client();
    private static final String ROOT = "/api/v1";

    private final String token;

    /** @param token null for nobody */
    Program(String token) {
        this.token = token;
    }

    Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    Answer post(String path, String json, String... headers) {
        return send("POST", path, json, headers);
    }

    Answer put(String path, String json, String... headers) {
        return send("PUT", path, json, headers);
    }

    /** Hands in a file as the body. */
    Answer upload(String fileName, String content, String... headers) {
        var all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Content-Type", "text/csv"));
        return send("POST", "/imports?fileName=" + fileName, content, all.toArray(String[]::new));
    }

    /** Asks again until it is so. */
    Answer await(String path, Predicate<JsonNode> done) {
        var answer = new AtomicReference<Answer>();
        Until.so(
                () -> {
                    answer.set(get(path).is(200));
                    return done.test(answer.get().json());
                },
                () -> answer.get().body());
        return answer.get();
    }

    Answer send(String method, String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(HubServer.get().uri(ROOT + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null && !List.of(headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            var answer = new Answer(CLIENT.send(request.build(), BodyHandlers.ofString()));
            Description.GIVEN.holds(method, path, answer.response);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What came back. */
    record Answer(HttpResponse<String> response) {
        Answer is(int status) {
            assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
            return this;
        }

        /** A refusal with this code. */
        Answer refuses(int status, String code) {
            is(status);
            assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(text("code")).isEqualTo(code);
            return this;
        }

        String body() {
            return response.body();
        }

        JsonNode json() {
            try {
                return JSON.readTree(response.body());
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** @param pointer of a text, or the name of a field */
        String text(String pointer) {
            return json().at(pointer.startsWith("/") ? pointer : "/" + pointer).asText();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        /** The last part of the address that was given. */
        String key() {
            String location = header("Location");
            return location.substring(location.lastIndexOf('/') + 1);
        }
    }
}
