package io.serialhub.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** A program that speaks to the shared server by REST and expects to succeed; its answers keep to the description. */
final class Rest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = client();

    private final String token;

    /** @param token null for a stranger */
    Rest(String token) {
        this.token = token;
    }

    /** HTTP/1.1: of a connection that was lifted to HTTP/2 the server hangs up after thirty seconds of its own thinking. */
    static HttpClient client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    static Rest administrator() {
        return new Rest(Administrator.token());
    }

    JsonNode get(String path) {
        return send("GET", path, null);
    }

    JsonNode put(String path, Object body) {
        return send("PUT", path, body);
    }

    JsonNode post(String path, Object body) {
        return send("POST", path, body);
    }

    JsonNode send(String method, String path, Object body) {
        try {
            var publisher =
                    body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body));
            var request = HttpRequest.newBuilder(HubServer.get().uri(path)).method(method, publisher);
            request.header("Content-Type", "application/json");
            if (token != null) {
                request.header("Authorization", "Bearer " + token);
            }
            var answer = client.send(request.build(), BodyHandlers.ofString());
            if (path.startsWith("/api/v1")) {
                Description.GIVEN.holds(method, path.substring("/api/v1".length()), answer);
            }
            assertThat(answer.statusCode())
                    .as(method + " " + path + ": " + answer.body())
                    .isBetween(200, 299);
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
