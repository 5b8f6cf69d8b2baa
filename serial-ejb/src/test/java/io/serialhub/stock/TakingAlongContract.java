package io.serialhub.stock;

import static io.serialhub.testkit.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a phone is given to know without a network, and what becomes of what it tells later. */
abstract class TakingAlongContract extends StockScene {
    @Inject
    TakingAlong along;

    @Inject
    Stocktakes stocktakes;

    @OnDerby
    static class DerbyTakingAlongTest extends TakingAlongContract {}

    @OnPostgres
    static class PostgresTakingAlongTest extends TakingAlongContract {}

    @Test
    void aSalesOrderTakesAlongWhatItMayShipAndNamesWhatIsPromisedToOthers() {
        received(null, material + "-1", material + "-2", material + "-3");
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
        received(null, material + "-1", material + "-2");
        String count = stocktakes.open(wh, null).code();
        stocktakes.scan(count, material + "-2", wh + "-A", null);

        assertThat(along.ofCount(count).units())
                .extracting(TakenAlong.Unit::code, TakenAlong.Unit::done)
                .containsExactly(tuple(material + "-1", false), tuple(material + "-2", true));
        refused("stocktake-unknown", () -> along.ofCount("ST-0"));
    }

    @Test
    void whatIsToldLateDoesNotUndoWhatWasSeenSince() {
        received(null, material + "-1");
        String count = stocktakes.open(wh, null).code();
        Instant before = clock.instant();
        clock.advance(Duration.ofMinutes(10));
        stocktakes.scan(count, material + "-1", wh + "-B", null);

        Seen late = stocktakes.scan(count, new Sight(material + "-1", wh + "-A", null, before));

        assertThat(late.repeated()).isTrue();
        assertThat(stocktakes.differences(count, Finding.MOVED, null, null).items())
                .extracting(d -> d.seen().code())
                .containsExactly(wh + "-B");
    }

    @Test
    void whatIsToldLateKeepsTheMomentItWasSeen() {
        received(null, material + "-1");
        String count = stocktakes.open(wh, null).code();
        Instant seen = clock.instant();
        clock.advance(Duration.ofMinutes(10));

        assertThat(stocktakes
                        .scan(count, new Sight(material + "-1", wh + "-A", null, seen))
                        .repeated())
                .isFalse();
        stocktakes.scan(
                count,
                new Sight("NEVER-SEEN-" + material, null, null, clock.instant().plus(Duration.ofDays(2))));

        assertThat(stocktakes.differences(count, Finding.RIGHT, null, null).items())
                .extracting(Difference::seenAt)
                .containsExactly(seen);
        assertThat(stocktakes.differences(count, Finding.UNKNOWN, null, null).items())
                .extracting(Difference::seenAt)
                .allMatch(at -> at.isBefore(clock.instant()));
    }
}
