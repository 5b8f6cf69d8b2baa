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
import io.serialhub.ledger.Ledger;
import io.serialhub.ledger.Recorded;
import io.serialhub.ledger.Reservation;
import io.serialhub.ledger.Tally;
import io.serialhub.lot.Lot;
import io.serialhub.lot.Lots;
import io.serialhub.story.Story;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is in stock and what an order should take of it. */
abstract class StockContract extends StockScene {
    @Inject
    Ledger ledger;

    @Inject
    Stock stock;

    @Inject
    Picking picking;

    @Inject
    Lots lots;

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
        assertThat(stock.count(StockFilter.of(material).in(Hub.SITE))).isEqualTo(new Tally(3, false));
        assertThat(stock.count(StockFilter.of(material).in("elsewhere"))).isEqualTo(new Tally(0, false));
        assertThat(stock.levels(StockFilter.of(material).in("elsewhere"), null, 9)
                        .items())
                .isEmpty();
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
}
