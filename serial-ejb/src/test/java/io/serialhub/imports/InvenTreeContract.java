package io.serialhub.imports;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.serialhub.base.Json;
import io.serialhub.job.JobRunner;
import io.serialhub.ledger.Integrity;
import io.serialhub.ledger.TimelineEntry;
import io.serialhub.ledger.UnitView;
import io.serialhub.ledger.Units;
import io.serialhub.location.Locations;
import io.serialhub.material.Materials;
import io.serialhub.order.Orders;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The demo stock of a small electronics maker, flattened from InvenTree's public data set (MIT), in nine CSV files as they
 * are: numbers unique only per part, empty values, ids instead of codes. It is not part of this project: where the folder
 * {@code shared/data/inventree} is not beside it, this is skipped.
 */
abstract class InvenTreeContract {
    private static final List<String> FILES = List.of(
            "test_results.csv",
            "history.csv",
            "stock.csv",
            "sales_orders.csv",
            "work_orders.csv",
            "bom.csv",
            "materials.csv",
            "locations.csv",
            "companies.csv");

    @Inject
    Imports imports;

    @Inject
    ImportProfiles profiles;

    @Inject
    JobRunner runner;

    @Inject
    Units units;

    @Inject
    Orders orders;

    @Inject
    Materials materials;

    @Inject
    Locations locations;

    @Inject
    Integrity integrity;

    @OnDerby
    static class DerbyInvenTreeTest extends InvenTreeContract {}

    @OnPostgres
    static class PostgresInvenTreeTest extends InvenTreeContract {}

    @Test
    void aRegisterOfAnotherSystemComesInAsItIsAndEverySerialCanBeReadAfterwards() throws IOException {
        Path data = beside("shared/data/inventree");
        assumeTrue(data != null, "skipped: the folder shared/data/inventree is not beside this project");
        teachProfiles();

        ImportRun dry = run(data, true);
        ImportRun run = run(data, false);

        List<NamedCsvRecord> stock = rows(data, "stock.csv").stream()
                .filter(r -> !r.getField("serial").isEmpty())
                .toList();
        Map<String, List<NamedCsvRecord>> history = byItem(data, "history.csv");
        Map<String, List<NamedCsvRecord>> results = byItem(data, "test_results.csv");
        long others = rows(data, "history.csv").size()
                - stock.stream().mapToLong(r -> of(history, r).size()).sum();
        assertThat(stock).hasSize(299);
        assertThat(stock.stream().map(r -> r.getField("serial")).distinct()).hasSize(191);
        assertThat(stock.stream().filter(r -> !r.getField("installed in").isEmpty()))
                .hasSize(28);
        assertThat(imports.rejectCounts(run.code()).keySet())
                .as("only history of goods without a serial number stays outside")
                .isSubsetOf("record-unknown", "number-near-equal", "sale-without-date", "rows-passed-over");
        assertThat((long) run.rejected()).isEqualTo(others);
        assertThat(imports.rejectCounts(dry.code()))
                .as("the dry run told so")
                .isEqualTo(imports.rejectCounts(run.code()));
        assertThat(dry.accepted()).as("the dry run told so").isEqualTo(run.accepted());
        assertThat(dry.rejected()).isEqualTo(run.rejected());
        assertThat(run.totalRows())
                .isEqualTo(FILES.stream().mapToInt(f -> rows(data, f).size()).sum()
                        - (rows(data, "stock.csv").size() - stock.size()));

        Map<String, NamedCsvRecord> byId = stock.stream().collect(toMap(r -> r.getField("stock item"), r -> r));
        for (NamedCsvRecord row : stock) {
            compare(row, byId, of(history, row), of(results, row));
        }
        assertThat(orders.get("SO0006").order().lines()).hasSize(3);
        assertThat(orders.get("BO0003").order().lines().get(0).quantity()).isEqualTo(10);
        assertThat(materials.bom("P77")).hasSize((int) rows(data, "bom.csv").stream()
                .filter(r -> r.getField("parent part").equals("77"))
                .count());
        assertThat(locations.get("L8").parent()).isEqualTo("L7");
        assertThat(integrity.rebuildAndCompare().findings()).isEmpty();
        assertThat(integrity.verifyChains().findings()).isEmpty();

        ImportRun again = run(data, false);
        assertThat(again.accepted()).as("the same once more changes nothing").isZero();
        assertThat(again.already()).isEqualTo(run.accepted());
    }

    private void compare(
            NamedCsvRecord row,
            Map<String, NamedCsvRecord> byId,
            List<NamedCsvRecord> history,
            List<NamedCsvRecord> results) {
        String record = "S" + row.getField("stock item");
        UnitView unit = units.get(record);
        assertThat(unit.code()).as(record).isEqualTo(row.getField("serial"));
        assertThat(unit.material().code()).isEqualTo("P" + row.getField("part"));
        String parent = row.getField("installed in");
        assertThat(unit.parent())
                .as(record + " in")
                .isEqualTo(parent.isEmpty() ? null : byId.get(parent).getField("serial"));
        if (!row.getField("customer").isEmpty()) {
            assertThat(unit.owner().code()).isEqualTo("C" + row.getField("customer"));
        } else if (parent.isEmpty() && !row.getField("location").isEmpty()) {
            assertThat(unit.place().code()).isEqualTo("L" + row.getField("location"));
        }
        if (!row.getField("batch").isEmpty()) {
            assertThat(unit.lot()).isEqualTo(row.getField("batch"));
        }
        List<TimelineEntry> told = life(record);
        assertThat(told.stream()
                        .filter(e -> e.step().startsWith("past-") && !e.step().equals("past-tested"))
                        .map(e -> e.happenedAt() + " " + e.fields().get("details"))
                        .sorted())
                .as(record + "'s history")
                .containsExactlyElementsOf(history.stream()
                        .map(h -> Instant.parse(h.getField("date")) + " " + h.getField("changes"))
                        .sorted()
                        .toList());
        assertThat(told.stream()
                        .filter(e -> e.step().equals("past-tested"))
                        .map(e -> String.join(
                                " ",
                                e.happenedAt().toString(),
                                e.fields().get("test"),
                                e.role().equals("pass") ? "True" : "False",
                                e.fields().getOrDefault("value", "")))
                        .sorted())
                .as(record + "'s results")
                .containsExactlyElementsOf(results.stream()
                        .map(t -> String.join(
                                " ",
                                Instant.parse(t.getField("date")).toString(),
                                t.getField("test"),
                                t.getField("result"),
                                t.getField("value")))
                        .sorted()
                        .toList());
    }

    private List<TimelineEntry> life(String code) {
        List<TimelineEntry> all = new ArrayList<>();
        String after = null;
        do {
            var page = units.timeline(code, null, after, 200);
            all.addAll(page.items());
            after = page.next();
        } while (after != null);
        return all;
    }

    private ImportRun run(Path data, boolean dry) throws IOException {
        List<Upload> uploads = new ArrayList<>();
        for (String name : FILES) {
            uploads.add(new Upload(name, "text/csv", Files.readAllBytes(data.resolve(name)), "test", List.of(), dry));
        }
        String code = imports.submit(uploads).code();
        runner.drain();
        return imports.get(code);
    }

    private void teachProfiles() throws IOException {
        try (Stream<Path> files = Files.list(beside("config/profiles/inventree"))) {
            for (Path file : files.toList()) {
                String asOutside = Files.readString(file);
                String inside = Pattern.compile("(?<=\"(kind|test)\": \")[a-z-]+(?=\"[,\\s}])")
                        .matcher(asOutside)
                        .replaceAll(
                                word -> word.group().toUpperCase(Locale.ROOT).replace('-', '_'));
                profiles.save(Json.read(inside.replaceFirst("\\{", "{\"active\":true,"), ImportProfile.class), null);
            }
        }
    }

    private static List<NamedCsvRecord> of(Map<String, List<NamedCsvRecord>> byItem, NamedCsvRecord row) {
        return byItem.getOrDefault(row.getField("stock item"), List.of());
    }

    private static Map<String, List<NamedCsvRecord>> byItem(Path data, String file) {
        return rows(data, file).stream().collect(groupingBy(r -> r.getField("stock item")));
    }

    private static List<NamedCsvRecord> rows(Path data, String file) {
        try (var reader = CsvReader.builder().ofNamedCsvRecord(data.resolve(file))) {
            return reader.stream().toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Looked for in the folders above this module; null when it is not there. */
    private static Path beside(String name) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(name))) {
                return folder.resolve(name);
            }
        }
        return null;
    }
}
