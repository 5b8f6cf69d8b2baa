package io.serialhub.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** One of several servers on one database; {@code serial-hub.jar} as a process of its own. */
final class Node {
    private static final Path JAR = Path.of("target/serial-hub.jar").toAbsolutePath();
    private static final Pattern FIRST_SIGN_IN = Pattern.compile("First sign-in: (\\S+) / (\\S+)");

    private final Path folder;
    private final Path log;
    private final List<String> settings;
    private final int port = Ports.free();
    private Process process;

    /** @param settings such as {@code -Dserial.db.url=…}, the same for all nodes */
    Node(Path folder, List<String> settings) {
        this.folder = folder;
        this.log = folder.resolve("console.log");
        this.settings = settings;
    }

    String baseUrl() {
        return "http://localhost:" + port;
    }

    void start() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        int readyBefore = count("Serial Hub is ready");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-Dserial.port=" + port,
                "-Dserial.data=" + folder.resolve("data"),
                "-Dserial.outgoing.allow=127.0.0.1"));
        command.addAll(settings);
        command.addAll(List.of("-jar", JAR.toString()));
        process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        Instant end = Instant.now().plus(Duration.ofMinutes(10));
        while (count("Serial Hub is ready") == readyBefore) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                throw new IllegalStateException("The node did not become ready:\n" + console());
            }
            Thread.sleep(200);
        }
    }

    /** A power cut. */
    void kill9() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** Starts it again when it is dead. */
    void revive() throws IOException, InterruptedException {
        if (!process.isAlive()) {
            start();
        }
    }

    void stop() throws InterruptedException {
        if (process != null) {
            process.destroy();
            process.waitFor();
        }
    }

    String firstPassword() {
        return FIRST_SIGN_IN
                .matcher(console())
                .results()
                .findFirst()
                .orElseThrow()
                .group(2);
    }

    int count(String words) {
        return console().split(Pattern.quote(words), -1).length - 1;
    }

    private String console() {
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
