package io.serialhub.stock;

import static io.serialhub.testkit.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.serialhub.location.Location;
import io.serialhub.location.LocationKind;
import io.serialhub.location.Locations;
import io.serialhub.material.BomKind;
import io.serialhub.material.Tracking;
import io.serialhub.material.WarrantyStart;
import io.serialhub.story.Story;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import io.serialhub.testkit.TestClock;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a phone is given to know without a network, and what becomes of what it tells later. */
abstract class TakingAlongContract {
    @Inject
    Hub hub;

    @Inject
    Story story;

    @Inject
    TakingAlong along;

    @Inject
    Stocktakes stocktakes;

    @Inject
    Locations locations;

    @Inject
    TestClock clock;

    @OnDerby
    static class DerbyTakingAlongTest extends TakingAlongContract {}

    @OnPostgres
    static class PostgresTakingAlongTest extends TakingAlongContract {}

    private static int run;
    private String material;
    private String wh;

    @BeforeEach
    void scene() {
        story.scene(hub);
        material = "TA" + ++run;
        wh = "WTA" + run;
        story.material(material, Tracking.SERIAL, 0, BomKind.ASSEMBLY, WarrantyStart.DELIVERY);
        place(wh, LocationKind.WAREHOUSE, null);
        place(wh + "-A", LocationKind.BIN, wh);
        place(wh + "-B", LocationKind.BIN, wh);
    }

    private void place(String code, LocationKind kind, String parent) {
        locations.save(new Location(code, kind, parent, code, code, Hub.SITE, true, 0), null);
    }

    private void received(String... units) {
        String order = "PO-" + material;
        story.buys(order, "MAKER", units.length, material);
        for (String unit : units) {
            story.when("receive")
                    .order(order)
                    .at(wh + "-A")
                    .supplied(material, null, unit)
                    .happens();
            clock.advance(Duration.ofHours(1));
        }
    }

    @Test
    void aSalesOrderTakesAlongWhatItMayShipAndNamesWhatIsPromisedToOthers() {
        received(material + "-1", material + "-2", material + "-3");
        story.sells("SO-" + material, "ANNA", 2, material);
        story.sells("SX-" + material, "BEN", 1, material);
        story.when("reserve").order("SO-" + material).units(material + "-3").happens();
        story.when("reserve").order("SX-" + material).units(material + "-1").happens();

        TakenAlong taken = along.ofOrder("SO-" + material);

        assertThat(taken.units())
                .extracting(TakenAlong.Unit::code, TakenAlong.Unit::material, TakenAlong.Unit::barred)
                .containsExactly(
                        tuple(material + "-3", material, false),
                        tuple(material + "-1", material, true),
                        tuple(material + "-2", material, false));
        assertThat(taken.more()).isFalse();
        refused("unknown-order", () -> along.ofOrder("NO-SUCH-ORDER"));
    }

    @Test
    void aPurchaseOrderWithoutAnnouncedNumbersTakesNothingAlong() {
        story.buys("PO-" + material, "MAKER", 2, material);
        assertThat(along.ofOrder("PO-" + material).units()).isEmpty();
    }

    @Test
    void aCountTakesAlongWhatTheLedgerHasThereAndWhatWasSeen() {
        received(material + "-1", material + "-2");
        String count = stocktakes.open(wh, null).code();
        stocktakes.scan(count, material + "-2", wh + "-A", null);

        assertThat(along.ofCount(count).units())
                .extracting(TakenAlong.Unit::code, TakenAlong.Unit::done)
                .containsExactly(tuple(material + "-1", false), tuple(material + "-2", true));
        refused("stocktake-unknown", () -> along.ofCount("ST-0"));
    }

    @Test
    void whatIsToldLateDoesNotUndoWhatWasSeenSince() {
        received(material + "-1");
        String count = stocktakes.open(wh, null).code();
        Instant before = clock.instant();
        clock.advance(Duration.ofMinutes(10));
        stocktakes.scan(count, material + "-1", wh + "-B", null);

        Seen late = stocktakes.scan(count, material + "-1", wh + "-A", null, before);

        assertThat(late.repeated()).isTrue();
        assertThat(stocktakes.differences(count, Finding.MOVED, null, null).items())
                .extracting(d -> d.seen().code())
                .containsExactly(wh + "-B");
    }

    @Test
    void whatIsToldLateKeepsTheMomentItWasSeen() {
        received(material + "-1");
        String count = stocktakes.open(wh, null).code();
        Instant seen = clock.instant();
        clock.advance(Duration.ofMinutes(10));

        assertThat(stocktakes
                        .scan(count, material + "-1", wh + "-A", null, seen)
                        .repeated())
                .isFalse();
        stocktakes.scan(count, "NEVER-SEEN-" + run, null, null, clock.instant().plus(Duration.ofDays(2)));

        assertThat(stocktakes.differences(count, Finding.RIGHT, null, null).items())
                .extracting(Difference::seenAt)
                .containsExactly(seen);
        assertThat(stocktakes.differences(count, Finding.UNKNOWN, null, null).items())
                .extracting(Difference::seenAt)
                .allMatch(at -> at.isBefore(clock.instant()));
    }
}
