package io.serialhub.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Two files that a power cut meets while half of them has passed between the hub and a partner's SFTP server: one that is
 * fetched, one that is brought. In the end each has passed as a whole, and once.
 */
final class CutTransfers implements AutoCloseable {
    private static final int ROWS = 400;

    private final Rest rest;
    private final SftpPartner partner;
    private final Path folder;
    private final String code;
    private final List<String> fetched = new ArrayList<>();

    /** @param code of the partner's connections; {@code -in} and {@code -out} are put to it */
    CutTransfers(Rest rest, Path folder, String code) throws IOException {
        this.rest = rest;
        this.folder = folder;
        this.code = code;
        partner = new SftpPartner(folder);
        Files.createDirectories(folder.resolve("out"));
        Files.createDirectories(folder.resolve("in"));
    }

    private void connect(boolean active) {
        rest.put(
                "/api/v1/export-profiles/" + code,
                Map.of(
                        "name",
                        code,
                        "rows",
                        "stock",
                        "columns",
                        List.of(Map.of("heading", "Number", "field", "number")),
                        "mark",
                        false));
        Map<String, Object> in = partner.connection("sftp-in", "out", "hub-inbox");
        in.put("active", active);
        rest.put("/api/v1/connections/" + code + "-in", in);
        Map<String, Object> out = partner.connection("sftp-out", "in", "hub-messenger");
        out.put("active", active);
        out.put("profile", code);
        out.put("files", Map.of("fileName", code + "-{number}.csv"));
        rest.put("/api/v1/connections/" + code + "-out", out);
    }

    /** Connects the partner, both ways, and waits until both files are on their way. */
    void start() throws IOException {
        partner.hold();
        connect(true);
        var table = new StringBuilder("编码,名称,类型\n");
        for (int i = 0; i < ROWS; i++) {
            table.append("%s-%d-%d,客户,客户\n".formatted(code, fetched.size(), i));
        }
        fetched.add(table.toString());
        partner.put("out/partners-" + fetched.size() + ".csv", table.toString());
        Until.so(() -> partner.holds("out") && partner.holds("in"), this::asItStands);
    }

    /** After the power was cut and has come back. */
    void endWhole() throws IOException {
        partner.letPass();
        int before = brought().size();
        Until.so(() -> partner.names("out/.done").size() == fetched.size(), this::asItStands);
        Until.so(() -> brought().size() > before, this::asItStands);
        assertThat(partner.names("out")).isEmpty();
        for (int i = 0; i < fetched.size(); i++) {
            String name = partner.names("out/.done").get(i);
            assertThat(Files.readString(folder.resolve("out/.done").resolve(name)))
                    .isEqualTo(fetched.get(i));
        }
        JsonNode last = files("in").get(0);
        JsonNode run = rest.get("/api/v1/imports/" + last.get("run").asText());
        assertThat(run.get("accepted").asInt() + run.get("already").asInt()).isEqualTo(ROWS);
        for (JsonNode file : brought()) {
            Path there = folder.resolve("in").resolve(file.get("name").asText());
            assertThat(Files.size(there))
                    .as(file.toString())
                    .isEqualTo(file.get("size").asLong());
        }
    }

    /** Each is noted once, and lies there whole. */
    private List<JsonNode> brought() {
        var brought = new ArrayList<JsonNode>();
        Set<String> names = new HashSet<>();
        for (JsonNode file : files("out")) {
            assertThat(names.add(file.get("name").asText())).isTrue();
            if (file.get("status").asText().equals("done")) {
                brought.add(file);
            }
        }
        return brought;
    }

    private JsonNode files(String direction) {
        return rest.get("/api/v1/connections/" + code + "-" + direction + "/files")
                .get("items");
    }

    private String asItStands() {
        return "there %s, done %s, brought %s, known %s and %s"
                .formatted(
                        partner.names("out"),
                        partner.names("out/.done"),
                        partner.names("in"),
                        files("in"),
                        files("out"));
    }

    @Override
    public void close() {
        partner.letPass();
        connect(false); // also where the test ended early
        partner.close();
    }
}
