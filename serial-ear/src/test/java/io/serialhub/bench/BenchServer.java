package io.serialhub.bench;

import io.serialhub.it.Ports;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The shipped server with the bare resources beside ours in its EAR, on a free port, with a new database that is durable. */
final class BenchServer implements AutoCloseable {
    private static final Path HOME = Path.of("target", "bench").toAbsolutePath();
    private static final Pattern FIRST_SIGN_IN = Pattern.compile("First sign-in: (\\S+) / (\\S+)");
    private static final String PASSWORD = "seven violet kettles";
    private static final Duration START = Duration.ofMinutes(4);

    private final int port = Ports.free();
    private final Path data = Files.createTempDirectory("serial-hub-bench");
    private final Path log = data.resolve("console.log");
    private EmbeddedPostgres postgres;
    private Process process;

    BenchServer(boolean onPostgres) throws IOException, InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "bench-server-stop"));
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(System.getProperty("bench.jvm", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx512m")
                .split(" ")));
        command.addAll(List.of(
                "-Dserial.port=" + port, "-Dserial.data=" + data.resolve("data"), "-Dserial.outgoing.allow=127.0.0.1"));
        if (onPostgres) {
            postgres = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on") // which it starts without
                    .setServerConfig("synchronous_commit", "on")
                    .start();
            command.addAll(List.of(
                    "-Dserial.db.driver=org.postgresql.Driver",
                    "-Dserial.db.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                    "-Dserial.db.user=postgres",
                    "-Dserial.db.password=postgres"));
        }
        Path jar = Path.of("target", "serial-hub.jar").toAbsolutePath();
        command.addAll(List.of("-jar", jar.toString(), "--deploy", ear().toString()));
        process = new ProcessBuilder(command)
                .directory(data.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        awaitReady();
    }

    /** Processor time that the server and its database have taken so far, in milliseconds: what others do does not count. */
    double cpuMillis() {
        Stream<ProcessHandle> database =
                postgres == null ? Stream.of() : postmaster().children();
        return Stream.concat(Stream.of(process.toHandle()), database)
                        .mapToLong(handle -> handle.info()
                                .totalCpuDuration()
                                .orElse(Duration.ZERO)
                                .toNanos())
                        .sum()
                / 1e6;
    }

    private ProcessHandle postmaster() {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SHOW data_directory")) {
            row.next();
            List<String> lines = Files.readAllLines(Path.of(row.getString(1), "postmaster.pid"));
            return ProcessHandle.of(Long.parseLong(lines.get(0).strip())).orElseThrow();
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    private String firstSignIn(int group) throws IOException {
        Matcher matcher = FIRST_SIGN_IN.matcher(Files.readString(log));
        if (!matcher.find()) {
            throw new IllegalStateException("The server printed no first sign-in.");
        }
        return matcher.group(group);
    }

    /** The secret of a token that may do everything. */
    String token() throws IOException {
        var proof = Map.of("login", firstSignIn(1), "password", firstSignIn(2), "newPassword", PASSWORD);
        return new Caller(address(), null)
                .send("POST", "/api/v1/sign-in", proof)
                .get("secret")
                .asText();
    }

    private static Path ear() throws IOException {
        WebArchive bare = ShrinkWrap.create(WebArchive.class, "bench.war")
                .addClasses(
                        BareApplication.class,
                        BareAuthentication.class,
                        BareScan.class,
                        BareUnit.class,
                        BarePost.class,
                        BarePost.Proof.class,
                        Statements.class,
                        Statements.Row.class);
        EnterpriseArchive ear = ShrinkWrap.createFromZipFile(EnterpriseArchive.class, new File("target", "serial.ear"));
        String xml;
        try (var in = ear.delete("META-INF/application.xml").getAsset().openStream()) {
            xml = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
        String module = "<module><web><web-uri>bench.war</web-uri><context-root>/bench</context-root></web></module>\n";
        ear.add(
                new StringAsset(xml.replace("<library-directory>", module + "<library-directory>")),
                "META-INF/application.xml");
        ear.add(bare, "/", ZipExporter.class);
        Files.createDirectories(HOME);
        Path file = HOME.resolve("serial.ear");
        ear.as(ZipExporter.class).exportTo(file.toFile(), true);
        return file;
    }

    private void awaitReady() throws IOException, InterruptedException {
        var deadline = Instant.now().plus(START);
        while (!Files.readString(log).contains("Serial Hub is ready:")) {
            if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                close();
                throw new IllegalStateException("The server did not become ready:\n" + Files.readString(log));
            }
            Thread.sleep(200);
        }
    }

    @Override
    public void close() {
        try {
            if (process != null) {
                process.destroy();
                if (!process.waitFor(60, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                }
            }
            if (postgres != null) {
                postgres.close();
            }
        } catch (IOException e) {
            System.err.println(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
