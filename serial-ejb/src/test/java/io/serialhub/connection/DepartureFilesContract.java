package io.serialhub.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.base.Json;
import io.serialhub.exports.ExportColumn;
import io.serialhub.exports.ExportProfile;
import io.serialhub.exports.ExportRows;
import io.serialhub.imports.CsvForm;
import io.serialhub.testkit.Golden;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What outgoing files look like. */
abstract class DepartureFilesContract extends DeparturesScene {
    private static final Path GOLDEN = Path.of("src/test/resources/io/serialhub/exports/golden");

    @Test
    void writesStockInThePartnersOwnSigns() throws IOException {
        var csv = new CsvForm("GB18030", ";", null, true, "yyyy/MM/dd HH:mm", ",");
        profiles.save(
                new ExportProfile(
                        "p-" + p,
                        "Stock",
                        ExportRows.STOCK,
                        List.of(
                                new ExportColumn("序列号", "number", null),
                                new ExportColumn("地点", "place", null),
                                new ExportColumn("时间", "takenAt", null),
                                new ExportColumn("来源", null, "枢纽")),
                        csv,
                        false,
                        0),
                null);
        List<String> codes = inStock(2);
        Departure departure = departures.next(turn()).orElseThrow();
        Path file = folder.resolve("stock.csv");
        exports.write(departure.profile(), departure.file().id(), ZoneId.of("Asia/Shanghai"), file);
        List<String> lines = Files.readAllLines(file, Charset.forName("GB18030"));
        assertThat(lines.get(0)).isEqualTo("序列号;地点;时间;来源");
        assertThat(lines).anyMatch(line -> line.matches(codes.get(1) + ";W1-A;\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d;枢纽"));
    }

    @Test
    void writesShipmentsAsTheGoldenFileSays() throws IOException {
        agree("wms-shipments");
        shipped(1, "SF1;2");
        shipped(1, "=HYPERLINK(\"//evil.example\")");
        golden("wms-shipments", Charset.forName("GB18030"));
    }

    @Test
    void writesStockAsTheGoldenFileSays() throws IOException {
        agree("shop-stock");
        inStock(2);
        golden("shop-stock", StandardCharsets.UTF_8);
    }

    private void agree(String name) throws IOException {
        ExportProfile agreed = Json.read(Files.readString(GOLDEN.resolve(name + "/profile.json")), ExportProfile.class);
        profiles.save(
                new ExportProfile(
                        "p-" + p, agreed.name(), agreed.rows(), agreed.columns(), agreed.csv(), agreed.mark(), 0),
                null);
    }

    private void golden(String name, Charset charset) throws IOException {
        Departure departure = departures.next(turn()).orElseThrow();
        Path file = folder.resolve("out.csv");
        exports.write(departure.profile(), departure.file().id(), ZoneId.of("Asia/Shanghai"), file);
        String whole = Files.readString(file, charset);
        assertThat(whole.startsWith("\uFEFF")).isEqualTo(departure.profile().mark());
        String said = whole.replace("\uFEFF", "")
                .lines()
                .filter(line -> !line.matches("x\\d+-.*") || line.contains(p + "-"))
                .collect(Collectors.joining("\n", "", "\n"))
                .replace(p + "-", "<run>-")
                .replaceAll("\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d(:\\d\\d\\+08:00)?", "<time>");
        Golden.text(GOLDEN.resolve(name + "/file.csv"), said);
    }
}
