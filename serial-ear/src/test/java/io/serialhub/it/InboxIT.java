package io.serialhub.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that are put into the folder of the running server. */
class InboxIT {
    private static final int SHIPPED = 2_000;

    private static final List<String> HEADINGS = List.of("序列号", "物料编码", "状态", "库位");

    @TempDir
    Path folder;

    private final Path inbox = HubServer.get().dataFolder().resolve("inbox");
    private final Rest rest = Rest.administrator();

    @BeforeEach
    void aMaterialAndAWarehouse() {
        rest.put(
                "/api/v1/materials/IB-M",
                Map.of("nameZh", "电机", "nameEn", "Motor", "tracking", "serial", "baseUnit", "EA", "active", true));
        rest.put(
                "/api/v1/locations/IB-W",
                Map.of("kind", "warehouse", "nameZh", "仓库", "nameEn", "Warehouse", "site", "MAIN", "active", true));
    }

    @Test
    void aWorkbookBecomesUnitsAndTheSameOneAgainChangesNothing() throws Exception {
        byte[] workbook = workbook(
                List.of("IB-1", "IB-M", "在库", "IB-W"),
                List.of("IB-2", "IB-M", "在库", "IB-W"),
                List.of("IB-3", "IB-NONE", "在库", "IB-W"));
        put("台账.xlsx", workbook);
        Until.so(() -> done("台账.xlsx").size() == 1 && done("台账.rejects.xlsx").size() == 1);

        assertThat(rest.get("/api/v1/units/IB-1").get("state").asText()).isEqualTo("in-stock");
        assertThat(rest.get("/api/v1/units/IB-2").get("events").asInt()).isEqualTo(1);
        assertThat(Files.readAllBytes(done("台账.xlsx").get(0))).isEqualTo(workbook);
        JsonNode run = lastRun();
        assertThat(run.get("createdBy").asText()).isEqualTo("hub-inbox");
        assertThat(List.of(run.get("accepted").asInt(), run.get("rejected").asInt()))
                .containsExactly(2, 1);

        put("台账.xlsx", workbook);
        Until.so(() -> done("台账.xlsx").size() == 2);

        assertThat(rest.get("/api/v1/units/IB-2").get("events").asInt()).isEqualTo(1);
        JsonNode again = lastRun();
        assertThat(List.of(
                        again.get("accepted").asInt(),
                        again.get("already").asInt(),
                        again.get("rejected").asInt()))
                .containsExactly(0, 2, 1);
    }

    @Test
    void aFileThatIsNoTableIsPutAsideWithTheReason() throws Exception {
        put("picture.csv", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, 0});
        Until.so(() -> named(".failed", "picture.reason.txt").size() == 1);
        assertThat(named(".failed", "picture.csv")).hasSize(1);
        assertThat(Files.readAllLines(named(".failed", "picture.reason.txt").get(0)))
                .hasSize(2);
    }

    @Test
    void aPowerCutInTheMiddleLosesNothingAndDoublesNothing() throws Exception {
        try (var messages = new CutMessages(rest, "power-cut");
                var transfers = new CutTransfers(rest, folder, "power-cut")) {
            aPowerCutWhileAllKindsOfWorkGoOn(messages, transfers);
        }
    }

    private void aPowerCutWhileAllKindsOfWorkGoOn(CutMessages messages, CutTransfers transfers) throws Exception {
        Program program = new Program(Administrator.token());
        var factory = new Factory(program);
        var batch = new CutBatch(program, factory.id + "CUT", 40_000);
        List<CutCall> shipments = shipments(factory);
        transfers.start();
        int units = 6_000;
        var table = new StringBuilder(String.join(",", HEADINGS)).append('\n');
        for (int i = 1; i <= units; i++) {
            table.append("IB-P").append(i).append(",IB-M,在库,IB-W\n");
        }
        put("big.csv", table.toString().getBytes(StandardCharsets.UTF_8));
        Until.so(() -> lastRun().path("totalRows").asInt() == units
                && lastRun().path("readRows").asInt() > 0);
        batch.start(factory.pump);
        shipments.forEach(CutCall::start);
        messages.start("IB-M", "IB-W");
        HubServer.get().kill9();
        assertThat(inbox.resolve("big.csv")).exists();

        HubServer.get().restart();
        messages.endWhole();
        batch.stillHasWhatItSaid();
        for (CutCall shipment : shipments) {
            assertThat(shipment.endsOnce().json().at("/lines/0/done").asInt()).isEqualTo(SHIPPED);
        }
        Until.so(() -> done("big.csv").size() == 1);
        batch.endsWhole();
        transfers.endWhole();

        assertThat(total("accepted"))
                .as("by the run that was cut off, wherever it was gone on with")
                .isEqualTo(units);
        assertThat(total("rejected")).isZero();
        assertThat(rest.get("/api/v1/units/IB-P" + units).get("events").asInt()).isEqualTo(1);
        assertThat(rest.get("/api/v1/units/IB-P1").get("events").asInt()).isEqualTo(1);
        assertThat(done("big.rejects.csv")).isEmpty();
        for (String check : List.of("states", "chains", "answers")) {
            assertThat(rest.get("/api/v1/integrity/" + check).get("findings"))
                    .as(check)
                    .isEmpty();
        }
    }

    /** As many units as one call takes. */
    private static List<CutCall> shipments(Factory factory) {
        return IntStream.rangeClosed(1, 2)
                .mapToObj(n -> {
                    List<String> pumps = IntStream.rangeClosed(1, SHIPPED)
                            .mapToObj(i -> factory.id + "S" + n + "-" + i)
                            .toList();
                    factory.adopt(pumps).is(200);
                    String order = factory.order("sales", "CUT" + n, factory.pump, SHIPPED);
                    return new CutCall(factory.rest, order, "ship", pumps, "\"order\":\"%s\"".formatted(order));
                })
                .toList();
    }

    /** Over all runs of the big file. */
    private int total(String figure) {
        int total = 0;
        for (JsonNode run : rest.get("/api/v1/imports").get("items")) {
            total += run.get("fileName").asText().equals("big.csv")
                    ? run.get(figure).asInt()
                    : 0;
        }
        return total;
    }

    private JsonNode lastRun() {
        return rest.get("/api/v1/imports?size=1").get("items").path(0);
    }

    /** As another program should: under another name until it is complete. */
    private void put(String name, byte[] content) throws IOException {
        Files.createDirectories(inbox);
        Path writing = Files.write(inbox.resolve(name + ".tmp"), content);
        Files.move(writing, inbox.resolve(name));
    }

    private List<Path> done(String name) {
        return named(".done", name);
    }

    private List<Path> named(String folder, String name) {
        if (!Files.isDirectory(inbox.resolve(folder))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(inbox.resolve(folder))) {
            return files.filter(file -> file.getFileName().toString().matches("\\d{17}-\\Q" + name + "\\E"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SafeVarargs
    private static byte[] workbook(List<String>... rows) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("台账");
            row(sheet, 0, HEADINGS);
            for (int i = 0; i < rows.length; i++) {
                row(sheet, i + 1, rows[i]);
            }
        }
        return bytes.toByteArray();
    }

    private static void row(Worksheet sheet, int line, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            sheet.value(line, i, cells.get(i));
        }
    }
}
