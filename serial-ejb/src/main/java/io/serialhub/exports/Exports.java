package io.serialhub.exports;

import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Needs;
import io.serialhub.base.Permission;
import io.serialhub.ledger.Steps;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Files of rows on their way out, written by a profile in memory that does not grow with them. */
@Stateless
@Door
public class Exports {
    /** The messages of steps by which a unit leaves for whom it is for. */
    private static final List<String> LEAVING = List.of("unit.shipped", "unit.sold");

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

    private List<String> leaving() {
        return steps.list().stream()
                .filter(step -> step.message() != null && LEAVING.contains(step.message()))
                .map(step -> step.code())
                .toList();
    }
}
