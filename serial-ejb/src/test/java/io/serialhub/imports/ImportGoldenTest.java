package io.serialhub.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import io.serialhub.base.Json;
import io.serialhub.ledger.UnitFilter;
import io.serialhub.ledger.UnitRow;
import io.serialhub.ledger.Units;
import io.serialhub.order.OrderFilter;
import io.serialhub.order.OrderRow;
import io.serialhub.order.Orders;
import io.serialhub.party.Parties;
import io.serialhub.testkit.Golden;
import io.serialhub.testkit.OnDerby;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * From a partner's file to what the hub then knows: every folder of {@code golden} is one partner. {@code given-*.csv} stands
 * before, {@code document.csv} (written here in UTF-8, sent in the charset of the profile), {@code .xlsx} or {@code .xls} is
 * what the partner sends, read by {@code profile.json} where there is one. All codes begin with the first letters of the
 * folder's name.
 */
@OnDerby
class ImportGoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/io/serialhub/imports/golden");

    /** What differs from run to run, and what is nobody's to say. */
    private static final Set<String> PASSING = Set.of(
            "hash", "event", "recordedAt", "createdAt", "stockedAt", "content", "version", "inStock", "actor", "icon");

    @Inject
    Imports imports;

    @Inject
    ImportProfiles profiles;

    @Inject
    Orders orders;

    @Inject
    Parties parties;

    @Inject
    Units units;

    static Stream<String> partners() throws IOException {
        try (Stream<Path> folders = Files.list(GOLDEN)) {
            return folders.map(f -> f.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("partners")
    void makesOfThePartnersFileWhatIsExpected(String partner) throws IOException {
        Path folder = GOLDEN.resolve(partner);
        for (Path given : files(folder, "given-")) {
            String name = given.getFileName().toString().replace("given-", "");
            ImportRun run = imports.runNow(new Upload(name, null, Files.readAllBytes(given), "given"));
            assertThat(List.of(run.status(), run.rejected())).as(name).containsExactly(ImportStatus.DONE, 0);
        }
        ImportProfile profile = null;
        Path agreed = folder.resolve("profile.json");
        if (Files.exists(agreed)) {
            profile = Json.read(Files.readString(agreed), ImportProfile.class);
            profiles.save(profile, null);
        }
        for (Path document : files(folder, "document.")) {
            ImportRun run = imports.runNow(upload(document, profile));
            var said = new LinkedHashMap<String, Object>();
            said.put("counts", counts(run));
            said.put("remarks", remarks(run));
            said.putAll(known(partner.replaceAll("-.*", "").toUpperCase(Locale.ROOT) + "-"));
            Golden.json(
                    folder.resolve("expected.json"),
                    Json.write(said).replaceAll("\"[-\\d]+T[:\\d]+\\.\\d+Z\"", "\"<now>\""));
        }
    }

    private static List<Path> files(Path folder, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
        }
    }

    private static Upload upload(Path document, ImportProfile profile) throws IOException {
        String name = document.getFileName().toString();
        byte[] content = Files.readAllBytes(document);
        if (name.endsWith(".csv") && profile != null && profile.csv().charset() != null) {
            Charset charset = Charset.forName(profile.csv().charset());
            content = new String(content, StandardCharsets.UTF_8).getBytes(charset);
        }
        var upload = new Upload(name, null, content, "golden");
        return profile == null ? upload : upload.by(profile.code());
    }

    private static Map<String, Object> counts(ImportRun run) {
        var counts = new LinkedHashMap<String, Object>();
        counts.put("rows", run.totalRows());
        counts.put("accepted", run.accepted());
        counts.put("already", run.already());
        counts.put("warned", run.warned());
        counts.put("rejected", run.rejected());
        counts.put("kinds", run.kinds());
        counts.put("profiles", run.profiles());
        return counts;
    }

    private List<String> remarks(ImportRun run) {
        return imports.rejects(run.code(), null, null, 200).items().stream()
                .map(r -> "line %d, %s: %s%s".formatted(r.line(), r.column(), r.code(), r.warning() ? " (taken)" : ""))
                .toList();
    }

    private Map<String, Object> known(String prefix) {
        var known = new LinkedHashMap<String, Object>();
        known.put(
                "orders",
                orders.list(OrderFilter.containing(prefix), null, 200).items().stream()
                        .sorted(Comparator.comparing(OrderRow::code))
                        .map(row -> plain(orders.get(row.code())))
                        .toList());
        known.put(
                "partners",
                parties.list(prefix, null, null, 200).items().stream()
                        .map(this::plain)
                        .toList());
        var filter = new UnitFilter(prefix, null, null, null, null, null, null, null);
        known.put(
                "units",
                units.list(filter, null, 200).items().stream()
                        .sorted(Comparator.comparing(UnitRow::code))
                        .map(row -> {
                            Map<String, Object> unit = plain(units.get(row.code()));
                            unit.put(
                                    "timeline",
                                    units.timeline(row.code(), null, null, 200).items().stream()
                                            .map(this::plain)
                                            .toList());
                            return unit;
                        })
                        .toList());
        known.values().removeIf(found -> ((List<?>) found).isEmpty());
        return known;
    }

    private Map<String, Object> plain(Object view) {
        return stays(Json.read(Json.write(view), new TypeReference<Map<String, Object>>() {}));
    }

    /** Without what is empty or passing, at any depth. */
    private static Map<String, Object> stays(Map<?, ?> view) {
        var plain = new LinkedHashMap<String, Object>();
        view.forEach((name, value) -> {
            Object told = stays(value);
            if (told != null
                    && !PASSING.contains(name)
                    && !name.toString().endsWith("Id")
                    && !"".equals(told)
                    && !List.of().equals(told)) {
                plain.put(name.toString(), told);
            }
        });
        return plain;
    }

    private static Object stays(Object value) {
        if (value instanceof Map<?, ?> map) {
            return stays(map);
        }
        if (value instanceof List<?> list) {
            var plain = new ArrayList<>();
            list.forEach(element -> plain.add(stays(element)));
            return plain;
        }
        return value;
    }
}
