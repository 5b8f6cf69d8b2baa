package io.serialhub.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Partners that are connected while the server runs, over REST, with a real SFTP server on the other side. */
class ConnectionsIT {
    @TempDir
    static Path folder;

    private static SftpPartner partner;

    private final Rest rest = Rest.administrator();

    @BeforeAll
    static void start() {
        partner = new SftpPartner(folder);
    }

    @AfterAll
    static void stop() {
        partner.close();
    }

    @Test
    void takesTheFilesOfAThirdPartnerThatIsConnectedWhileItRuns() throws Exception {
        connect("it-one", "one", partner.hostKey(), true);
        connect("it-two", "two", partner.hostKey(), true);
        partner.put("one/partners.csv", "编码,名称,类型\nIT-C1,第一,客户\n");
        Until.so(() -> partner.names("one/.done").size() == 1);

        Files.createDirectories(folder.resolve("three"));
        connect("it-three", "three", null, true);
        JsonNode unknown = rest.post("/api/v1/connections/it-three/try", Map.of());
        assertThat(step(unknown, "host-key").get("reason").get("code").asText()).isEqualTo("sftp-host-key-unknown");
        assertThat(unknown.get("hostKey").asText()).isEqualTo(partner.hostKey());
        rest.post(
                "/api/v1/connections/it-three/host-key",
                Map.of("hostKey", unknown.get("hostKey").asText()));
        JsonNode known = rest.post("/api/v1/connections/it-three/try", Map.of());
        assertThat(step(known, "write").get("outcome").asText()).isEqualTo("ok");

        partner.put("three/partners.csv", "编码,名称,类型\nIT-C3,第三,客户\n,没有编码,客户\n");
        Until.so(() -> partner.names("three/.done").size() == 2);
        assertThat(partner.names("three/.done").get(0)).endsWith("-partners.csv");
        assertThat(partner.names("three/.done").get(1)).endsWith("-partners.rejects.csv");
        assertThat(rest.get("/api/v1/partners/IT-C3").get("nameZh").asText()).isEqualTo("第三");
        JsonNode taken =
                rest.get("/api/v1/connections/it-three/files").get("items").get(0);
        assertThat(taken.get("status").asText()).isEqualTo("done");
        assertThat(taken.get("rejected").asInt()).isEqualTo(1);
        assertThat(rest.get("/api/v1/messages?key=IT-C3").get("items").findValuesAsText("actor"))
                .containsExactly("hub-inbox");

        partner.put("three/the-same-under-another-name.csv", "编码,名称,类型\nIT-C1,第一,客户\n");
        Until.so(() -> partner.names("three/.done").size() == 3);
        JsonNode again = rest.get("/api/v1/imports/"
                + rest.get("/api/v1/connections/it-three/files")
                        .get("items")
                        .get(0)
                        .get("run")
                        .asText());
        assertThat(again.get("already").asInt()).isEqualTo(1);
        for (String code : List.of("it-one", "it-two", "it-three")) {
            connect(code, code.substring(3), partner.hostKey(), false);
        }
    }

    @Test
    void bringsStockToAPartnerAndShowsNoSecret() throws Exception {
        Files.createDirectories(folder.resolve("in"));
        rest.put(
                "/api/v1/export-profiles/it-stock",
                Map.of(
                        "name",
                        "Stock",
                        "rows",
                        "stock",
                        "columns",
                        List.of(Map.of("heading", "序列号", "field", "number")),
                        "mark",
                        false));
        Map<String, Object> out = partner.connection("sftp-out", "in", "hub-messenger");
        out.put("profile", "it-stock");
        out.put("files", Map.of("fileName", "stock-{number}.csv"));
        JsonNode made = rest.put("/api/v1/connections/it-out", out);
        assertThat(made.toString()).doesNotContain(SftpPartner.PASSWORD);
        Until.so(() -> !partner.names("in").isEmpty());
        String file = partner.names("in").get(0);
        assertThat(file).matches("stock-\\d+[.]csv");
        assertThat(Files.readString(folder.resolve("in").resolve(file))).startsWith("序列号");
        out.put("active", false);
        rest.put("/api/v1/connections/it-out", out);
    }

    @Test
    void removesConnectionsSubscriptionsAndEndpointsOnceTheyAreOff() throws Exception {
        Program program = new Program(Administrator.token());
        connect("it-gone", "gone", partner.hostKey(), true);
        removes(program, "/connections/it-gone");
        program.put("/subscriptions/it-gone", "{\"url\":\"http://127.0.0.1:9/\",\"types\":[\"none.such\"]}")
                .is(201);
        removes(program, "/subscriptions/it-gone");
        rest.put("/api/v1/users/it-link", Map.of("name", "L", "kind", "service", "roles", List.of("integrator")));
        program.put("/endpoints/it-gone", """
                        {"account":"it-link","profile":{"command":"partner","fields":[{"to":"code","from":"/no"}]}}""").is(201);
        removes(program, "/endpoints/it-gone");
    }

    private static void removes(Program program, String path) {
        program.send("DELETE", path, null).refuses(409, "switched-on");
        var kept = (ObjectNode) program.get(path).is(200).json();
        for (String shown : List.of("health", "version", "secretIn", "secret", "state")) {
            kept.remove(shown);
        }
        var off = program.put(path, kept.put("active", false).toString()).is(200);
        program.send("DELETE", path, null, "If-Match", "\"77\"").refuses(412, "changed-meanwhile");
        program.send("DELETE", path, null, "If-Match", off.header("ETag")).is(204);
        program.get(path).is(404);
        program.send("DELETE", path, null).is(404);
    }

    private void connect(String code, String path, String hostKey, boolean active) throws IOException {
        Files.createDirectories(folder.resolve(path));
        Map<String, Object> in = partner.connection("sftp-in", path, "hub-inbox");
        in.put("active", active);
        if (hostKey == null) {
            ((Map<?, ?>) in.get("address")).remove("hostKey");
        }
        rest.put("/api/v1/connections/" + code, in);
    }

    private static JsonNode step(JsonNode trial, String what) {
        for (JsonNode step : trial.get("steps")) {
            if (step.get("what").asText().equals(what)) {
                return step;
            }
        }
        throw new AssertionError(what + " is no step of " + trial);
    }
}
