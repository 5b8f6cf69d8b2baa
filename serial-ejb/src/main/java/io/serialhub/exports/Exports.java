package io.serialhub.exports;

import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Needs;
import io.serialhub.base.Permission;
import io.serialhub.imports.CsvForm;
import io.serialhub.ledger.StepDefinition;
import io.serialhub.ledger.Steps;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Files of rows on their way out, written by a profile in memory that does not grow with them. */
@Stateless
@Door
public class Exports {
    private static final int SAMPLE_ROWS = 12;
    private static final int SAMPLE_EVENTS = 5;

    @Inject
    Database database;

    @Inject
    ShipmentRows shipments;

    @Inject
    StockRows stock;

    @Inject
    Steps steps;

    @Inject
    Clock clock;

    /**
     * Gives a file the shipments, and what was taken back of them, that no earlier file of its stream tells of. Joins the
     * caller's transaction.
     *
     * @param stream whose files together tell every shipment once
     * @param since  recorded then or later; early enough that nothing from before can still be uncommitted
     * @return how many events these are
     */
    @Needs(Permission.CONNECTIONS_WRITE)
    public int assign(long stream, long file, Instant since) {
        return database.with(h -> shipments.assign(h, stream, file, since, leaving()));
    }

    /** The events that {@link #assign} gave a file; none of other rows than shipments. */
    @Needs(Permission.CONNECTIONS_WRITE)
    public List<Long> told(long file) {
        return database.with(h -> shipments.told(h, file));
    }

    /**
     * Writes a file, the same again for the same shipments.
     *
     * @param file that {@link #assign} gave shipments; of no importance for other rows
     * @param zone in which moments are told
     * @return how many rows
     */
    @Needs(Permission.UNITS_READ)
    public int write(ExportProfile profile, long file, ZoneId zone, Path target) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target), 1 << 16);
                var csv = new CsvWriting(out, profile, zone)) {
            int[] rows = {0};
            Consumer<Map<String, Object>> each = row -> {
                csv.write(row);
                rows[0]++;
            };
            switch (profile.rows()) {
                case SHIPMENTS -> database.use(h -> shipments.read(h, file, each));
                case STOCK -> database.use(h -> stock.read(h, clock.instant(), each));
            }
            return rows[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first lines of a file that this profile, saved or not, would make of the latest rows; as text, whatever its charset. */
    @Needs(Permission.UNITS_READ)
    public String sample(ExportProfile profile) {
        CsvForm csv = profile.csv();
        var plain = new ExportProfile(
                profile.code(),
                profile.name(),
                profile.rows(),
                profile.columns(),
                new CsvForm(null, csv.separator(), csv.quote(), csv.header(), csv.dates(), csv.decimal()),
                false,
                0);
        var out = new ByteArrayOutputStream();
        try (var lines = new CsvWriting(out, plain, ZoneId.of("Asia/Shanghai"))) {
            database.use(h -> {
                switch (profile.rows()) {
                    case SHIPMENTS -> shipments.latest(h, SAMPLE_EVENTS, leaving(), lines::write);
                    case STOCK -> stock.latest(h, clock.instant(), SAMPLE_ROWS, lines::write);
                }
            });
        }
        return out.toString(StandardCharsets.UTF_8).lines().limit(SAMPLE_ROWS).collect(Collectors.joining("\n"));
    }

    private List<String> leaving() {
        return steps.list().stream()
                .filter(StepDefinition::sells)
                .map(StepDefinition::code)
                .toList();
    }
}
