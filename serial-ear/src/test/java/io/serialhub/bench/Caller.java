package io.serialhub.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Speaks JSON over connections that stay open, and costs little beside the server. */
record Caller(String address, String token) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static {
        System.setProperty("http.maxConnections", "64");
    }

    JsonNode send(String method, String path, Object body) throws IOException {
        return JSON.readTree(send(method, path, JSON.writeValueAsString(body)));
    }

    byte[] get(String path) throws IOException {
        return answer(open("GET", path));
    }

    byte[] send(String method, String path, String json) throws IOException {
        HttpURLConnection connection = open(method, path);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setDoOutput(true);
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        connection.setFixedLengthStreamingMode(bytes.length);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(bytes);
        }
        return answer(connection);
    }

    private HttpURLConnection open(String method, String path) throws IOException {
        var connection = (HttpURLConnection) URI.create(address + path).toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setRequestProperty("Accept", "application/json");
        if (token != null) {
            connection.setRequestProperty("Authorization", "Bearer " + token);
        }
        return connection;
    }

    private static byte[] answer(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        if (status >= 300) {
            try (var in = connection.getErrorStream()) {
                throw new IOException(connection.getRequestMethod() + " " + connection.getURL() + ": " + status + " "
                        + (in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8)));
            }
        }
        try (var in = connection.getInputStream()) {
            return in.readAllBytes();
        }
    }
}
