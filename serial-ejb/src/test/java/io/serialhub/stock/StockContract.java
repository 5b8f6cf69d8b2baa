package io.serialhub.stock;

import static io.serialhub.testkit.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.serialhub.audit.AuditFilter;
import io.serialhub.audit.AuditTrail;
import io.serialhub.download.Download;
import io.serialhub.download.DownloadFormat;
import io.serialhub.download.Downloads;
import io.serialhub.job.JobRunner;
import io.serialhub.job.Progress;
import io.serialhub.ledger.Context;
import io.serialhub.ledger.Item;
import io.serialhub.ledger.Ledger;
import io.serialhub.ledger.Recorded;
import io.serialhub.ledger.Recording;
import io.serialhub.ledger.Reservation;
import io.serialhub.ledger.StateWord;
import io.serialhub.ledger.Tally;
import io.serialhub.ledger.World;
import io.serialhub.location.Location;
import io.serialhub.location.LocationKind;
import io.serialhub.location.Locations;
import io.serialhub.lot.Lot;
import io.serialhub.lot.Lots;
import io.serialhub.material.BomKind;
import io.serialhub.material.Tracking;
import io.serialhub.material.WarrantyStart;
import io.serialhub.story.Story;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import io.serialhub.testkit.TestClock;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is in stock, what an order should take of it, and what a count finds. */
abstract class StockContract {
    @Inject
    Hub hub;

    @Inject
    Story story;

    @Inject
    Ledger ledger;

    @Inject
    World world;

    @Inject
    Stock stock;

    @Inject
    Picking picking;

    @Inject
    Stocktakes stocktakes;

    @Inject
    Lots lots;

    @Inject
    Locations locations;

    @Inject
    TestClock clock;

    @Inject
    Downloads downloads;

    @Inject
    AuditTrail trail;

    @Inject
    JobRunner runner;

    @OnDerby
    static class DerbyStockTest extends StockContract {}

    @OnPostgres
    static class PostgresStockTest extends StockContract {}

    private static int run;
    private String material;
    private String wh;

    /** A material and a warehouse with two bins for each test, so that no test sees another's stock. */
    @BeforeEach
    void scene() {
        story.scene(hub);
        String n = String.valueOf(++run);
        material = "P" + n;
        wh = "W" + n;
        story.material(material, Tracking.SERIAL, 0, BomKind.ASSEMBLY, WarrantyStart.DELIVERY);
        place(wh, LocationKind.WAREHOUSE, null);
        place(wh + "-A", LocationKind.BIN, wh);
        place(wh + "-B", LocationKind.BIN, wh);
    }

    private void place(String code, LocationKind kind, String parent) {
        locations.save(new Location(code, kind, parent, code, code, Hub.SITE, true, 0), null);
    }

    /** Bought and received into bin A, each an hour after the one before. */
    private void received(String lot, String... units) {
        String order = "PO-" + material + "-" + units[0];
        story.buys(order, "MAKER", units.length, material);
        for (String unit : units) {
            story.when("receive")
                    .order(order)
                    .at(wh + "-A")
                    .supplied(material, lot, unit)
                    .happens();
            clock.advance(Duration.ofHours(1));
        }
    }

    private List<String> proposed(String order) {
        return picking.propose(order).lines().get(0).units().stream()
                .map(PickUnit::code)
                .toList();
    }

    @Test
    void proposesWhatHasBeenInStockLongest() {
        received(null, material + "-3", material + "-1", material + "-2");
        story.when("put-away").at(wh + "-B").units(material + "-3").happens();
        story.sells("SO-" + material, "ANNA", 2, material);

        assertThat(proposed("SO-" + material)).containsExactly(material + "-3", material + "-1");
    }

    @Test
    void proposesWhatExpiresFirstAndNothingThatHasExpired() {
        LocalDate today = LocalDate.now();
        lots.save(new Lot(material, "GONE", null, null, today.minusDays(1), null, 0, 0), null);
        lots.save(new Lot(material, "LATE", null, null, today.plusDays(90), null, 0, 0), null);
        lots.save(new Lot(material, "SOON", null, null, today.plusDays(9), null, 0, 0), null);
        received("GONE", material + "-1");
        received("LATE", material + "-2");
        received("SOON", material + "-3");
        received(null, material + "-4");
        story.sells("SO-" + material, "ANNA", 9, material);

        assertThat(proposed("SO-" + material)).containsExactly(material + "-3", material + "-2", material + "-4");
        assertThat(picking.propose("SO-" + material).lines().get(0).missing()).isEqualTo(6);
    }

    @Test
    void proposesWhatIsReservedFirstAndLeavesOthersReservationsAlone() {
        received(null, material + "-1", material + "-2", material + "-3");
        story.sells("SO-" + material, "ANNA", 2, material);
        story.sells("SX-" + material, "BEN", 1, material);
        story.when("reserve").order("SO-" + material).units(material + "-3").happens();
        story.when("pick").order("SO-" + material).units(material + "-3").happens();
        story.when("reserve").order("SX-" + material).units(material + "-1").happens();

        PickLine line = picking.propose("SO-" + material).lines().get(0);
        assertThat(line.units())
                .extracting(PickUnit::code, PickUnit::reserved)
                .containsExactly(tuple(material + "-3", Reservation.PICKED), tuple(material + "-2", null));
        assertThat(line.picked()).isOne();
    }

    @Test
    void reservesWhatItProposes() {
        received(null, material + "-1", material + "-2", material + "-3");
        story.sells("SO-" + material, "ANNA", 2, material);

        Recorded reserved = picking.reserve("SO-" + material);

        assertThat(reserved.accepted()).isEqualTo(2);
        story.unit(material + "-1").isReservedFor("SO-" + material);
        assertThat(picking.reserve("SO-" + material)).isNull();
        assertThat(stock.list(new StockFilter(null, null, null, null, null, null, null, "SO-" + material), null, null)
                        .items())
                .hasSize(2);
    }

    @Test
    void aKitIsPickedByItsComponents() {
        story.inStock("BATTERY", material + "-B1", material + "-B2");
        story.sells("SO-" + material, "ANNA", 1, "TOUR-SET");
        assertThat(picking.propose("SO-" + material).lines())
                .extracting(line -> line.material().code(), PickLine::open)
                .containsExactlyInAnyOrder(tuple("BIKE", 1), tuple("BATTERY", 2));
    }

    @Test
    void stockIsListedByPlaceWithAllThatIsInsideAndCountedByMaterial() {
        received(null, material + "-1", material + "-2", material + "-3");
        story.when("put-away").at(wh + "-B").units(material + "-2").happens();
        story.sells("SO-" + material, "ANNA", 1, material);
        story.when("reserve").order("SO-" + material).units(material + "-1").happens();
        story.when("inspect").as("fail", material + "-3").happens();

        var first = stock.list(StockFilter.at(wh), null, 2);
        assertThat(first.items()).extracting(StockRow::code).containsExactly(material + "-3", material + "-2");
        assertThat(stock.list(StockFilter.at(wh), first.next(), 2).items())
                .extracting(StockRow::code, StockRow::order)
                .containsExactly(tuple(material + "-1", "SO-" + material));
        assertThat(stock.list(StockFilter.at(wh + "-B"), null, null).items())
                .extracting(row -> row.place().code())
                .containsExactly(wh + "-B");
        assertThat(stock.count(StockFilter.at(wh))).isEqualTo(new Tally(3, false));
        assertThat(stock.list(new StockFilter(null, null, material, null, null, null, true, null), null, null)
                        .items())
                .extracting(StockRow::code)
                .containsExactly(material + "-2");
        assertThat(stock.levels(StockFilter.of(material), null, 1).items())
                .extracting(StockLevel::units, StockLevel::free, StockLevel::promised, StockLevel::blocked)
                .containsExactly(tuple(2, 0, 1, 1));
        String next = stock.levels(StockFilter.of(material), null, 1).next();
        assertThat(stock.levels(StockFilter.of(material), next, 1).items())
                .extracting(level -> level.place().code(), StockLevel::free)
                .containsExactly(tuple(wh + "-B", 1));
    }

    @Test
    void stockLeavesAsATableOfTextAndALongListByAJob() {
        received(null, "=" + material + "-1", material + "-2");
        Download csv = downloads.prepare("stock", Map.of("location", wh), DownloadFormat.CSV, Locale.ENGLISH);
        String text = new String(csv.content(), StandardCharsets.UTF_8);
        assertThat(text)
                .startsWith("\uFEFF")
                .contains("\r\n'=" + material + "-1,")
                .contains(material + "-2");
        Download xlsx = downloads.prepare("stock", Map.of("location", wh), DownloadFormat.XLSX, Locale.ENGLISH);
        assertThat(xlsx.content()).startsWith((byte) 'P', (byte) 'K');
        assertThat(trail.list(AuditFilter.ofObject("list", "stock"), null, null).items())
                .isNotEmpty();
        story.numbers(
                "BIKE",
                IntStream.rangeClosed(1, Downloads.AT_ONCE + 1)
                        .mapToObj(i -> material + "-LONG-" + i)
                        .toArray(String[]::new));
        Download job = downloads.prepare("units", Map.of("q", material + "-LONG"), DownloadFormat.CSV, Locale.ENGLISH);
        assertThat(job.content()).isNull();
        refused("download-not-ready", () -> downloads.write(job.code(), new ByteArrayOutputStream()));
        runner.drain();
        var whole = new ByteArrayOutputStream();
        downloads.write(job.code(), whole);
        assertThat(whole.toString(StandardCharsets.UTF_8).lines()).hasSize(Downloads.AT_ONCE + 2);
        refused("download-unknown", () -> Story.colleague().run(() -> downloads.get(job.code())));
        assertThat(new String(
                        downloads
                                .prepare("orders", Map.of("q", "PO-" + material), DownloadFormat.CSV, Locale.ENGLISH)
                                .content(),
                        StandardCharsets.UTF_8))
                .contains("PO-" + material);
        refused("list-unknown", () -> downloads.prepare("secrets", Map.of(), DownloadFormat.CSV, Locale.ENGLISH));
    }

    @Test
    void whatIsWithADealerOnItsWayOrMissingIsListedApart() {
        received(null, material + "-1", material + "-2", material + "-3");
        story.when("consign").with("DEALER").units(material + "-1").happens();
        story.when("transfer-out").units(material + "-2").happens();
        story.when("lose").because("gone").units(material + "-3").happens();
        assertThat(shelf(Shelf.CONSIGNED)).containsExactly(material + "-1");
        assertThat(shelf(Shelf.TRANSIT)).containsExactly(material + "-2");
        assertThat(shelf(Shelf.MISSING)).containsExactly(material + "-3");
        assertThat(shelf(Shelf.HERE)).isEmpty();
    }

    private List<String> shelf(Shelf shelf) {
        return stock
                .list(new StockFilter(shelf, null, material, null, null, null, null, null), null, null)
                .items()
                .stream()
                .map(StockRow::code)
                .toList();
    }

    @Test
    void aCountFindsWhatIsMissingMovedFoundAndNotToBeThere() {
        received(null, material + "-1", material + "-2", material + "-3", material + "-4");
        story.when("lose").because("last year").units(material + "-4").happens();
        story.soldTo("ANNA", "BIKE", material + "-SOLD");
        String count = stocktakes.open(wh, "yearly").code();

        assertThat(stocktakes.scan(count, material + "-1", wh + "-A", null).finding())
                .isEqualTo(Finding.RIGHT);
        assertThat(stocktakes.scan(count, material + "-1", wh + "-A", null).repeated())
                .isTrue();
        assertThat(stocktakes.scan(count, material + "-2", wh + "-B", null).finding())
                .isEqualTo(Finding.MOVED);
        assertThat(stocktakes.scan(count, material + "-4", wh + "-B", null).finding())
                .isEqualTo(Finding.FOUND);
        assertThat(stocktakes.scan(count, material + "-SOLD", wh + "-B", null).finding())
                .isEqualTo(Finding.SURPLUS);
        assertThat(stocktakes.scan(count, "NEVER-SEEN", null, null).finding()).isEqualTo(Finding.UNKNOWN);
        refused("stocktake-other-place", () -> stocktakes.scan(count, material + "-1", "WH", null));
        received(null, material + "-5");

        Stocktake seen = stocktakes.get(count);
        assertThat(seen.of(Finding.MISSING)).isOne();
        assertThat(seen.seen()).isEqualTo(5);
        assertThat(stocktakes.differences(count, Finding.MISSING, null, null).items())
                .extracting(Difference::code, d -> d.expected().code())
                .containsExactly(tuple(material + "-3", wh + "-A"));
        assertThat(stocktakes.differences(count, Finding.MOVED, null, null).items())
                .extracting(Difference::code, d -> d.seen().code())
                .containsExactly(tuple(material + "-2", wh + "-B"));
        assertThat(stocktakes.differences(count, Finding.UNKNOWN, null, null).items())
                .extracting(Difference::code)
                .containsExactly("NEVER-SEEN");
        refused("stocktake-changed", () -> stocktakes.confirm(count, 7));

        stocktakes.confirm(count, 1);

        assertThat(story.life(material + "-1")).endsWith("count");
        story.unit(material + "-2").isAt(wh + "-B");
        story.unit(material + "-4").isAt(wh + "-B").is(StateWord.IN_STOCK);
        assertThat(story.life(material + "-3")).endsWith("lose");
        story.unit(material + "-5").isAt(wh + "-A");
        story.unit(material + "-SOLD").is(StateWord.SOLD);
        refused("stocktake-closed", () -> stocktakes.scan(count, material + "-1", null, null));
        assertThat(stocktakes.get(count).status()).isEqualTo(StocktakeStatus.CONFIRMED);
        story.addsUp();
    }

    @Test
    void aBigCountIsConfirmedByAJobThatGoesOnWhereItWasStopped() {
        int all = 2_200;
        List<String> units =
                IntStream.rangeClosed(1, all).mapToObj(i -> material + "-" + i).toList();
        takenOver(units.subList(0, 1_500));
        takenOver(units.subList(1_500, all));
        String count = stocktakes.open(wh, "yearly").code();
        clock.advance(Duration.ofHours(1));
        seen(count, wh + "-A", 1, 1_200);
        seen(count, wh + "-B", 1_201, 1_300);
        Stocktake begun = stocktakes.confirm(count, 900);
        assertThat(begun.status()).isEqualTo(StocktakeStatus.CONFIRMING);
        assertThat(begun.progress()).isEqualTo(new Progress(0, all, null));
        refused("stocktake-closed", () -> stocktakes.confirm(count, 900));
        refused("stocktake-closed", () -> stocktakes.scan(count, units.get(0), null, null));

        runner.drain();

        assertThat(stocktakes.get(count).status()).isEqualTo(StocktakeStatus.CONFIRMED);
        assertThat(stocktakes.get(count).progress()).isNull();
        assertThat(story.life(units.get(0))).containsOnlyOnce("count");
        assertThat(story.life(units.get(1_199))).containsOnlyOnce("count");
        assertThat(story.life(units.get(1_200))).doesNotContain("count").endsWith("put-away");
        assertThat(story.life(units.get(1_300))).endsWith("lose");
        assertThat(story.life(units.get(all - 1))).endsWith("lose");
        assertThat(counted("step = 'count'")).isEqualTo(1_200);
        assertThat(counted("step = 'put-away'")).isEqualTo(100);
        assertThat(counted("step = 'lose'")).isEqualTo(900);
    }

    private void takenOver(List<String> units) {
        Item[] items = units.stream()
                .map(unit -> new Item(
                        unit,
                        null,
                        null,
                        material,
                        null,
                        null,
                        null,
                        Map.of("custody", "location", "place", wh + "-A")))
                .toArray(Item[]::new);
        assertThat(ledger.record(Recording.of("adopt", Context.NONE, items)).accepted())
                .isEqualTo(units.size());
    }

    /** As if somebody had scanned them one by one. */
    private void seen(String count, String place, int from, int to) {
        world.sql("INSERT INTO stocktake_unit (stocktake_id, unit_id, place_id, seen_by, seen_at)"
                + " SELECT s.id, u.id, l.id, 'keeper', CURRENT_TIMESTAMP FROM stocktake s, unit u, location l"
                + " WHERE s.code = '" + count + "' AND l.code = '" + place + "' AND u.code IN ("
                + IntStream.rangeClosed(from, to)
                        .mapToObj(i -> "'" + material + "-" + i + "'")
                        .collect(Collectors.joining(","))
                + ")");
    }

    private int counted(String step) {
        return world.count(
                "SELECT COUNT(*) FROM event_unit r JOIN event e ON e.id = r.event_id JOIN unit u ON u.id = r.unit_id"
                        + " WHERE u.code LIKE '" + material + "-%' AND " + step);
    }

    @Test
    void aScanTakenBackIsAsIfItHadNotBeen() {
        received(null, material + "-1");
        String count = stocktakes.open(wh, null).code();
        stocktakes.scan(count, material + "-1", null, null);
        assertThat(stocktakes.forget(count, material + "-1").seen()).isZero();
        assertThat(stocktakes.cancel(count, "wrong warehouse").status()).isEqualTo(StocktakeStatus.CANCELLED);
        assertThat(stocktakes.list(StocktakeStatus.CANCELLED, null, null).items())
                .extracting(StocktakeRow::code)
                .contains(count);
    }
}
