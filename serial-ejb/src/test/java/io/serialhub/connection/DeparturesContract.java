package io.serialhub.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serialhub.base.Json;
import io.serialhub.exports.ExportColumn;
import io.serialhub.exports.ExportProfile;
import io.serialhub.exports.ExportProfiles;
import io.serialhub.exports.ExportRows;
import io.serialhub.exports.Exports;
import io.serialhub.imports.CsvForm;
import io.serialhub.ledger.Context;
import io.serialhub.ledger.Correction;
import io.serialhub.ledger.CorrectionDesk;
import io.serialhub.ledger.CorrectionView;
import io.serialhub.ledger.Item;
import io.serialhub.ledger.Ledger;
import io.serialhub.ledger.Recorded;
import io.serialhub.ledger.Recording;
import io.serialhub.ledger.World;
import io.serialhub.message.Direction;
import io.serialhub.message.MessageStatus;
import io.serialhub.message.MessageView;
import io.serialhub.message.Messages;
import io.serialhub.testkit.Golden;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.TestClock;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every database must do with files that go out. */
abstract class DeparturesContract {
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

    private static final Path GOLDEN = Path.of("src/test/resources/io/serialhub/exports/golden");

    private static int run;
    private String p;

    @BeforeEach
    void build() {
        world.build();
        p = "x" + ++run;
        profiles.save(profile(ExportRows.SHIPMENTS, "action", "number", "order", "customer", "tracking"), null);
        connections.save(connection(true), null);
    }

    @Test
    void tellsEveryShipmentOnceInTheOrderOfItsEvents() throws IOException {
        List<String> codes = shipped(3, "SF1");
        Turn turn = turn();
        Departure first = departures.next(turn).orElseThrow();
        assertThat(first.file().name()).matches(p + "-\\d{14}-\\d+\\.csv");
        List<String> lines = written(first);
        assertThat(lines).hasSize(4).first().isEqualTo("action,number,order,customer,tracking");
        assertThat(lines.subList(1, 4))
                .extracting(line -> line.split(",")[1])
                .containsExactlyInAnyOrderElementsOf(codes);
        assertThat(lines.get(1)).endsWith(p + "-SO1,C1,SF1");
        departures.brought(turn, new Brought(first.file(), 100, 3, null));
        assertThat(departures.next(turn)).isEmpty();

        shipped(1, "SF2");
        Departure second = departures.next(turn).orElseThrow();
        assertThat(written(second)).hasSize(2);
        departures.brought(turn, new Brought(second.file(), 50, 1, null));
        assertThat(files.list(p, null, null).items())
                .extracting(FileRecord::rows, FileRecord::status)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, FileStatus.DONE),
                        org.assertj.core.groups.Tuple.tuple(3, FileStatus.DONE));
    }

    @Test
    void knowsWhoWasToldOfAShipmentWhenTheConnectionIsTakenAway() throws IOException {
        List<String> codes = shipped(2, "SF1");
        Turn turn = turn();
        Departure first = departures.next(turn).orElseThrow();
        departures.brought(turn, new Brought(first.file(), 100, 2, "action,number\nshipped," + codes.get(0)));
        turns.end(turn, null);
        connections.save(connection(false), null);
        connections.remove(p, null);
        shipped(1, "nobody was there");

        MessageView line = messages.ofUnit(codes.get(1)).stream()
                .filter(m -> m.direction() == Direction.OUT)
                .findFirst()
                .orElseThrow();
        assertThat(List.of(line.channel(), line.partner(), line.type(), line.message(), line.quantity()))
                .containsExactly("sftp", p, "rows.file", first.file().name(), 2);
        assertThat(line.status()).isEqualTo(MessageStatus.DONE);
        assertThat(messages.ofOrder(p + "-SO1")).contains(line);
        assertThat(messages.get(line.id()).said().content()).contains(codes.get(0));

        connections.save(connection(true), null);
        List<String> later = shipped(1, "SF3");
        assertThat(written(departures.next(turn()).orElseThrow()))
                .hasSize(2)
                .last()
                .asString()
                .contains(later.get(0));
    }

    @Test
    void makesAFileAgainThatDidNotArriveWithTheSameNameAndRows() throws IOException {
        shipped(2, "SF1");
        Turn turn = turn();
        Departure broken = departures.next(turn).orElseThrow();
        List<String> before = written(broken);
        shipped(1, "SF2");
        Departure again = departures.next(turn).orElseThrow();
        assertThat(again.file().name()).isEqualTo(broken.file().name());
        assertThat(again.file().attempts()).isEqualTo(2);
        assertThat(written(again)).isEqualTo(before);
        departures.brought(turn, new Brought(again.file(), 100, 2, null));
        assertThat(written(departures.next(turn).orElseThrow())).hasSize(2);
    }

    @Test
    void losesNoEventThatIsCommittedLaterThanOnesWithHigherNumbers() throws IOException {
        List<String> late = shipped(1, "SF1");
        shipped(1, "SF2");
        long event = world.count("SELECT MIN(r.event_id) FROM event_unit r JOIN unit u ON u.id = r.unit_id"
                + " JOIN event e ON e.id = r.event_id WHERE e.step = 'ship' AND u.code = '" + late.get(0) + "'");
        // not committed yet: for the first file it is as if the event were not there
        world.sql("UPDATE event SET step = 'count' WHERE id = " + event);
        Turn turn = turn();
        Departure first = departures.next(turn).orElseThrow();
        assertThat(written(first)).hasSize(2);
        departures.brought(turn, new Brought(first.file(), 1, 1, null));
        world.sql("UPDATE event SET step = 'ship' WHERE id = " + event);
        List<String> second = written(departures.next(turn).orElseThrow());
        assertThat(second).hasSize(2);
        assertThat(second.get(1)).contains(late.get(0));
    }

    @Test
    void tellsWhatWasTakenBack() throws IOException {
        List<String> codes = shipped(2, "SF1");
        Turn turn = turn();
        Departure first = departures.next(turn).orElseThrow();
        departures.brought(turn, new Brought(first.file(), 1, 2, null));
        String event = Long.toString(world.count("SELECT MIN(r.event_id) FROM event_unit r JOIN unit u ON u.id ="
                + " r.unit_id JOIN event e ON e.id = r.event_id WHERE e.step = 'ship' AND u.code = '" + codes.get(0)
                + "'"));
        Recorded corrected = ledger.record(Recording.of(
                "correct", new Context(null, null, null, "wrong one", null, event, Map.of()), Item.of(codes.get(0))));
        assertThat(corrected.accepted()).isEqualTo(1);
        assertThat(written(departures.next(turn).orElseThrow()).get(1))
                .startsWith("taken-back," + codes.get(0) + "," + p + "-SO1,C1,SF1");
    }

    @Test
    void tellsBothTruthsOfAUnitThatWentByAnotherOrder() throws IOException {
        List<String> codes = shipped(1, "SF1");
        Turn turn = turn();
        departures.brought(turn, new Brought(departures.next(turn).orElseThrow().file(), 1, 1, null));
        String event = Long.toString(world.count("SELECT MIN(r.event_id) FROM event_unit r JOIN unit u ON u.id ="
                + " r.unit_id JOIN event e ON e.id = r.event_id WHERE e.step = 'ship' AND u.code = '" + codes.get(0)
                + "'"));
        world.order(p + "-OTHER", 'S', "BIKE", 1);
        world.sql("UPDATE doc_order SET party_id = (SELECT id FROM party WHERE code = 'C2') WHERE code = '" + p
                + "-OTHER'");
        CorrectionView done = desk.record(new Correction(
                null,
                "wrong order",
                List.of(new Correction.Change(codes.get(0), event, null, p + "-OTHER", null, null, null))));
        assertThat(done.allowed()).as(done.toString()).isTrue();
        List<String> lines = written(departures.next(turn).orElseThrow());
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1)).startsWith("taken-back," + codes.get(0) + "," + p + "-SO1,C1,SF1");
        assertThat(lines.get(2)).startsWith("shipped," + codes.get(0) + "," + p + "-OTHER,C2");
    }

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

    @Test
    void letsNobodyBringAFileWhoseTurnIsOver() {
        shipped(1, "SF1");
        Turn turn = turn();
        Departure departure = departures.next(turn).orElseThrow();
        world.sql("UPDATE lease SET holder = 'other', fence = fence + 1 WHERE name = 'connection:" + p + "'");
        assertThatThrownBy(() -> departures.brought(turn, new Brought(departure.file(), 1, 1, null)))
                .hasMessageContaining("turn-lost");
        assertThatThrownBy(() -> departures.next(turn)).hasMessageContaining("turn-lost");
    }

    private int orders;

    private List<String> inStock(int n) {
        String prefix = p + "-" + ++orders;
        world.order(prefix + "-WO", 'W', "BIKE", n);
        List<String> codes = world.allocate(hub, "BIKE", prefix, n);
        assertThat(record("commission", Context.ofOrder(prefix + "-WO"), codes)).isEqualTo(n);
        assertThat(record("receive", Context.at("W1-A"), codes)).isEqualTo(n);
        return codes;
    }

    private List<String> shipped(int n, String tracking) {
        List<String> codes = inStock(n);
        String order = p + "-SO" + orders;
        world.order(order, 'S', "BIKE", n);
        assertThat(record("ship", Context.ofOrder(order).with(Map.of("carrier", "SF", "tracking", tracking)), codes))
                .isEqualTo(n);
        return codes;
    }

    private int record(String step, Context context, List<String> codes) {
        Item[] items = codes.stream().map(Item::of).toArray(Item[]::new);
        return ledger.record(Recording.of(step, context, items)).accepted();
    }

    private Turn turn() {
        Optional<Turn> turn = turns.begin(p);
        assertThat(turn).isPresent();
        clock.advance(Duration.ofSeconds(1));
        return turn.get();
    }

    private List<String> written(Departure departure) throws IOException {
        Path file = folder.resolve(departure.file().name() + ".x");
        exports.write(departure.profile(), departure.file().id(), ZoneId.of("Asia/Shanghai"), file);
        return new ArrayList<>(Files.readAllLines(file));
    }

    private ExportProfile profile(ExportRows rows, String... fields) {
        List<ExportColumn> columns = java.util.Arrays.stream(fields)
                .map(f -> new ExportColumn(null, f, null))
                .toList();
        return new ExportProfile("p-" + p, "Profile " + p, rows, columns, null, false, 0);
    }

    private Connection connection(boolean active) {
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
