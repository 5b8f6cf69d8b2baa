package io.serialhub.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The shipped {@code serial-hub.jar} as a process of its own, on a free port with an empty data folder. Started for the
 * first test that asks and shared by all that follow in the same JVM, with which it ends. With {@code -Dhub.url} the build has
 * put up a server with the same EAR already, whose data folder is {@code -Dhub.data}; it cannot be killed from here.
 */
public final class HubServer {
    private static final Path JAR = Path.of("target/serial-hub.jar").toAbsolutePath();
    private static final Path HOME = Path.of("target/it/hub").toAbsolutePath();
    private static final Path LOG = HOME.resolve("console.log");
    private static final Duration START = Duration.ofMinutes(10);
    private static final Duration STOP = Duration.ofMinutes(3);
    private static final Pattern FIRST_SIGN_IN = Pattern.compile("First sign-in: (\\S+) / (\\S+)");

    private static HubServer shared;
    private static List<String> settings = List.of();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String given = System.getProperty("hub.url");
    private final int port = Ports.free();
    private Process process;

    private HubServer() {}

    /** The running server; starts it at the first call. */
    public static synchronized HubServer get() {
        if (shared == null) {
            var server = new HubServer();
            if (server.given != null) {
                shared = server;
                return shared;
            }
            deleteRecursively(HOME);
            Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "hub-server-stop"));
            server.start();
            shared = server;
        }
        return shared;
    }

    /** Before the first call of {@link #get}. @param more settings such as {@code -Dserial.db.url=…} */
    static synchronized void on(List<String> more) {
        settings = List.copyOf(more);
    }

    /** Without a slash at the end. */
    public String baseUrl() {
        return given != null ? given : "http://localhost:" + port;
    }

    public URI uri(String path) {
        return URI.create(baseUrl() + path);
    }

    /** Where an operator would look for the inbox and the logs. */
    public Path dataFolder() {
        return given != null ? Path.of(System.getProperty("hub.data")) : HOME.resolve("data");
    }

    public HttpResponse<String> get(String path) {
        try {
            return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public String firstLogin() {
        return firstSignIn(1);
    }

    /** The one-time password, as an administrator would read it off the console. */
    public String firstPassword() {
        return firstSignIn(2);
    }

    /** Stops in order, if it still runs, and starts on the same data and port. */
    public void restart() {
        stop();
        start();
    }

    /** A power cut; {@link #restart} brings it back. */
    public void kill9() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Everything the server has printed since the tests began. */
    public static String console() {
        try {
            return Files.exists(LOG) ? Files.readString(LOG) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String firstSignIn(int group) {
        if (given != null) {
            return note().split(" / ")[group - 1].strip();
        }
        return FIRST_SIGN_IN
                .matcher(console())
                .results()
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new IllegalStateException("The server printed no first sign-in."))
                .group(group);
    }

    /** What a server without a console leaves in its data folder. */
    private String note() {
        try {
            return Files.readString(dataFolder().resolve("first-sign-in.txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void start() {
        try {
            Files.createDirectories(HOME);
            long readyBefore = readyLines();
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            var command = new ArrayList<>(List.of(
                    java,
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xmx512m",
                    "-Dserial.port=" + port,
                    "-Dserial.data=" + dataFolder(),
                    "-Dserial.outgoing.allow=127.0.0.1"));
            command.addAll(settings);
            command.addAll(List.of("-jar", JAR.toString()));
            process = new ProcessBuilder(command)
                    .directory(HOME.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(LOG.toFile()))
                    .start();
            awaitReady(readyBefore);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitReady(long readyBefore) throws InterruptedException {
        var deadline = Instant.now().plus(START);
        while (readyLines() == readyBefore) {
            if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                stop();
                throw new IllegalStateException("The server did not become ready:\n" + console());
            }
            Thread.sleep(200);
        }
    }

    private static long readyLines() {
        return console()
                .lines()
                .filter(line -> line.startsWith("Serial Hub is ready:"))
                .count();
    }

    private void stop() {
        if (process != null) {
            process.destroy();
            awaitEnd();
        }
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }

    private static void deleteRecursively(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var entries = Files.walk(folder)) {
            entries.sorted(Comparator.reverseOrder())
                    .forEach(entry -> entry.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
