package io.serialhub.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one PostgreSQL, one partner and one receiver; {@code mvn verify -Ptwo-nodes}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(named = "hub.nodes", matches = "2")
class TwoNodesIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SMALL_FILES = 12;
    private static final int SMALL_ROWS = 25;
    private static final int BIG_ROWS = 6_000;
    private static final int EVENTS = 250;

    /** As many as one node may have had on their way, and read ahead, when it died. */
    private static final int MOST_REPETITIONS = 2 * 512;

    @TempDir
    static Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private EmbeddedPostgres postgres;
    private SftpPartner partner;
    private Node first;
    private Node second;
    private String token;

    @BeforeAll
    void start() throws Exception {
        postgres = EmbeddedPostgres.start();
        partner = new SftpPartner(folder.resolve("partner"));
        List<String> settings = List.of(
                "-Dserial.db.driver=org.postgresql.Driver",
                "-Dserial.db.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                "-Dserial.db.user=postgres",
                "-Dserial.db.password=postgres",
                "-Dserial.db.pool=30",
                "-Dserial.inbox=" + folder.resolve("inbox"),
                "-Dserial.key=" + Base64.getEncoder().encodeToString(new byte[32]));
        first = new Node(folder.resolve("first"), settings);
        second = new Node(folder.resolve("second"), settings);
        first.start();
        token = signIn(); // a node that starts while nobody has signed in yet makes a new one-time password
        second.start();
    }

    @BeforeEach
    void both() throws Exception {
        first.revive();
        second.revive();
    }

    @AfterAll
    void stop() throws Exception {
        first.stop();
        second.stop();
        partner.close();
        postgres.close();
    }

    @Test
    void eachFileTakesEffectOnceAndEitherNodeGoesOnWithoutTheOther() throws Exception {
        connect();
        eachFileCountsOnce(new Place("two", folder.resolve("partner/out"), "S"));
    }

    @Test
    void aFolderThatNodesShareIsEmptiedOnceAndEitherNodeGoesOnWithoutTheOther() throws Exception {
        eachFileCountsOnce(new Place("inbox", folder.resolve("inbox"), "I"));
    }

    /** Where files are put for a connection; what it brings in has codes that begin with the prefix. */
    private record Place(String connection, Path path, String prefix) {
        void put(String name, String text) throws IOException {
            Path unfinished = Files.writeString(path.resolve("." + name + ".tmp"), text);
            Files.move(unfinished, path.resolve(name));
        }

        int waiting() {
            return files(path);
        }

        int done() {
            return files(path.resolve(".done"));
        }

        private static int files(Path folder) {
            String[] names = folder.toFile().list((in, name) -> name.endsWith(".csv"));
            return names == null ? 0 : names.length;
        }
    }

    private void eachFileCountsOnce(Place place) throws Exception {
        String runs = "Connection " + place.connection() + " runs";
        await(() -> first.count(runs) > 0 && second.count(runs) > 0);

        for (int i = 0; i < SMALL_FILES; i++) {
            place.put("partners-small" + i + ".csv", rows(place.prefix() + i + "-", SMALL_ROWS));
        }
        await(() -> place.done() == SMALL_FILES);
        assertThat(accepted(place)).isEqualTo(SMALL_FILES * SMALL_ROWS);
        assertThat(number("SELECT COUNT(*) FROM connection_file f JOIN hub_connection c ON c.id = f.connection_id"
                        + " WHERE f.status = 'D' AND c.code = '" + place.connection() + "'"))
                .isEqualTo(SMALL_FILES);

        killWhileAFileRuns(place, first, "A");
        first.start();
        killWhileAFileRuns(place, second, "B");
        assertThat(accepted(place)).isEqualTo(SMALL_FILES * SMALL_ROWS + 2 * BIG_ROWS);
        assertThat(number("SELECT COUNT(*) FROM import_run WHERE read_rows <> accepted + already + rejected"))
                .isZero();
    }

    private void killWhileAFileRuns(Place place, Node node, String name) throws Exception {
        int done = place.done();
        long before = accepted(place);
        place.put("partners-big" + name + ".csv", rows(place.prefix() + "BIG" + name, BIG_ROWS));
        await(() -> accepted(place) > before);
        node.kill9();
        await(() -> accepted(place) == before + BIG_ROWS && place.done() == done + 1);
        assertThat(place.waiting()).isZero();
    }

    @Test
    void everyWebhookArrivesAndEitherNodeGoesOnWithoutTheOther() throws Exception {
        send(first, "PUT", "/locations/TWO-W", Map.of("kind", "warehouse", "nameEn", "W", "site", "MAIN"));
        send(first, "PUT", "/materials/TWO-M", Map.of("nameEn", "E-bike", "tracking", "serial"));
        try (var sink = new HookSink(200)) {
            send(
                    first,
                    "PUT",
                    "/subscriptions/two",
                    Map.of("url", sink.url(), "types", List.of("unit.adopted"), "active", true));
            killWhileMessagesGoOut(sink, first, second, "A", EVENTS);
            first.revive();
            killWhileMessagesGoOut(sink, second, first, "B", 2 * EVENTS);
            assertThat(sink.repetitions()).isLessThan(MOST_REPETITIONS);
        }
    }

    private void killWhileMessagesGoOut(HookSink sink, Node dies, Node goesOn, String prefix, int all)
            throws Exception {
        int before = sink.messages();
        for (int i = 0; i < EVENTS; i++) {
            adopt(i % 2 == 0 ? dies : goesOn, "TWO-" + prefix + i);
        }
        await(() -> sink.messages() > before + 20);
        dies.kill9();
        await(() -> sink.messages() == all);
        await(() -> number("SELECT COUNT(*) FROM delivery WHERE status = 'D'") == all);
        assertThat(number("SELECT COUNT(*) FROM delivery")).isEqualTo(all);
    }

    private void adopt(Node node, String code) throws Exception {
        var item = Map.of("code", code, "material", "TWO-M", "data", Map.of("custody", "location", "place", "TWO-W"));
        send(node, "POST", "/scans", Map.of("step", "adopt", "items", List.of(item)));
    }

    private String signIn() throws Exception {
        return JSON.readTree(send(
                        first,
                        "POST",
                        "/sign-in",
                        Map.of(
                                "login",
                                "admin",
                                "password",
                                first.firstPassword(),
                                "newPassword",
                                "seven violet kettles sing")))
                .get("secret")
                .asText();
    }

    private void connect() throws Exception {
        Files.createDirectories(folder.resolve("partner/out"));
        send(
                first,
                "PUT",
                "/connections/two",
                Map.of(
                        "kind",
                        "sftp-in",
                        "name",
                        "Two nodes",
                        "account",
                        "hub-inbox",
                        "address",
                        Map.of(
                                "host",
                                "127.0.0.1",
                                "port",
                                partner.port(),
                                "user",
                                SftpPartner.USER,
                                "folder",
                                "out",
                                "hostKey",
                                partner.hostKey()),
                        "timing",
                        Map.of("schedule", "every 5s"),
                        "secret",
                        Map.of("password", SftpPartner.PASSWORD)));
    }

    private String send(Node node, String method, String path, Object body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(node.baseUrl() + "/api/v1" + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        var answer = client.send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return answer.body();
    }

    private static String rows(String prefix, int rows) {
        var text = new StringBuilder("编码,名称,类型\n");
        for (int i = 0; i < rows; i++) {
            text.append(prefix).append(i).append(",客户,客户\n");
        }
        return text.toString();
    }

    private long accepted(Place place) throws SQLException {
        return number("SELECT COALESCE(SUM(accepted), 0) FROM import_run WHERE source = '" + place.connection() + "'");
    }

    private long number(String sql) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void await(Callable<Boolean> condition) {
        Until.so(condition, this::asItStands);
    }

    /** What a person would look at who wonders why it does not go on. */
    private String asItStands() {
        return "files " + files();
    }

    private List<String> files() {
        var files = new ArrayList<String>();
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT name, status, attempts, problem FROM connection_file")) {
            while (row.next()) {
                files.add(row.getString(1) + " " + row.getString(2) + " " + row.getInt(3) + " " + row.getString(4));
            }
            return files;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
