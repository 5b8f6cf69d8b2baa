package io.serialhub.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;

/** Asks the running server over HTTP, as a user would, whether it is of use yet. */
final class Readiness {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI base;

    Readiness(URI base) {
        this.base = base;
    }

    /** Returns once {@code /health/ready} is green and the first page has been rendered. */
    void await() throws InterruptedException {
        var deadline = Instant.now().plus(PATIENCE);
        while (!answers("/health/ready") || !answers("/")) {
            if (Instant.now().isAfter(deadline)) {
                throw new StartException("The server is up but not ready after " + PATIENCE.toSeconds() + " seconds; "
                        + base.resolve("/health/ready") + " says what is missing.");
            }
            Thread.sleep(PAUSE.toMillis());
        }
    }

    private boolean answers(String path) throws InterruptedException {
        var request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(20))
                .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() < 400;
        } catch (IOException e) {
            return false;
        }
    }
}
