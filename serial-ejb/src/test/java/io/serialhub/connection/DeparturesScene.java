package io.serialhub.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.exports.ExportColumn;
import io.serialhub.exports.ExportProfile;
import io.serialhub.exports.ExportProfiles;
import io.serialhub.exports.ExportRows;
import io.serialhub.exports.Exports;
import io.serialhub.ledger.Context;
import io.serialhub.ledger.CorrectionDesk;
import io.serialhub.ledger.Item;
import io.serialhub.ledger.Ledger;
import io.serialhub.ledger.Recording;
import io.serialhub.ledger.World;
import io.serialhub.message.Messages;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.TestClock;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A connection that brings files, and units that are shipped. */
abstract class DeparturesScene {
    @Inject
    Hub hub;

    @Inject
    World world;

    @Inject
    Ledger ledger;

    @Inject
    Connections connections;

    @Inject
    ConnectionFiles files;

    @Inject
    Turns turns;

    @Inject
    Departures departures;

    @Inject
    Exports exports;

    @Inject
    ExportProfiles profiles;

    @Inject
    CorrectionDesk desk;

    @Inject
    Messages messages;

    @Inject
    TestClock clock;

    @TempDir
    Path folder;

    private static int run;

    String p;

    @BeforeEach
    void build() {
        world.build();
        p = "x" + ++run;
        profiles.save(profile(ExportRows.SHIPMENTS, "action", "number", "order", "customer", "tracking"), null);
        connections.save(connection(true), null);
    }

    int orders;

    List<String> inStock(int n) {
        String prefix = p + "-" + ++orders;
        world.order(prefix + "-WO", 'W', "BIKE", n);
        List<String> codes = world.allocate(hub, "BIKE", prefix, n);
        assertThat(record("commission", Context.ofOrder(prefix + "-WO"), codes)).isEqualTo(n);
        assertThat(record("receive", Context.at("W1-A"), codes)).isEqualTo(n);
        return codes;
    }

    List<String> shipped(int n, String tracking) {
        List<String> codes = inStock(n);
        String order = p + "-SO" + orders;
        world.order(order, 'S', "BIKE", n);
        assertThat(record("ship", Context.ofOrder(order).with(Map.of("carrier", "SF", "tracking", tracking)), codes))
                .isEqualTo(n);
        return codes;
    }

    int record(String step, Context context, List<String> codes) {
        Item[] items = codes.stream().map(Item::of).toArray(Item[]::new);
        return ledger.record(Recording.of(step, context, items)).accepted();
    }

    Turn turn() {
        Optional<Turn> turn = turns.begin(p);
        assertThat(turn).isPresent();
        clock.advance(Duration.ofSeconds(1));
        return turn.get();
    }

    List<String> written(Departure departure) throws IOException {
        Path file = folder.resolve(departure.file().name() + ".x");
        exports.write(departure.profile(), departure.file().id(), ZoneId.of("Asia/Shanghai"), file);
        return new ArrayList<>(Files.readAllLines(file));
    }

    ExportProfile profile(ExportRows rows, String... fields) {
        List<ExportColumn> columns = java.util.Arrays.stream(fields)
                .map(f -> new ExportColumn(null, f, null))
                .toList();
        return new ExportProfile("p-" + p, "Profile " + p, rows, columns, null, false, 0);
    }

    Connection connection(boolean active) {
        return new Connection(
                p,
                ConnectionKind.SFTP_OUT,
                "WMS",
                new ServerAddress("sftp.example.com", null, "hub", "in", null),
                null,
                null,
                "p-" + p,
                "hub-messenger",
                active,
                null,
                null,
                null,
                0);
    }
}
