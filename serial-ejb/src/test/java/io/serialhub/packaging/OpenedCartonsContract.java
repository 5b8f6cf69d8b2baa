package io.serialhub.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.ledger.Answer;
import io.serialhub.ledger.Context;
import io.serialhub.ledger.Correction;
import io.serialhub.ledger.CorrectionView;
import io.serialhub.ledger.Integrity;
import io.serialhub.ledger.Item;
import io.serialhub.ledger.Mode;
import io.serialhub.ledger.Recorded;
import io.serialhub.ledger.Recording;
import io.serialhub.ledger.UnitView;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Cartons that lost some of their units: to a correction, to a return, or to a broken row. */
abstract class OpenedCartonsContract extends PackagingScene {
    @OnDerby
    static class DerbyOpenedCartonsTest extends OpenedCartonsContract {}

    @OnPostgres
    static class PostgresOpenedCartonsTest extends OpenedCartonsContract {}

    @Test
    void halfACartonComesBackUnitByUnitAndTheRestIsAskedForOneByOne() {
        String sscc = carton(bikes.subList(0, 4));
        record("ship", Context.ofOrder(p + "-SO"), List.of(sscc));
        assertThat(record("return", Context.at("W1-A").party("C1"), bikes.subList(0, 2))
                        .accepted())
                .isEqualTo(2);
        assertThat(boxes.get(sscc))
                .extracting(
                        HandlingUnit::status,
                        HandlingUnit::units,
                        b -> b.holder().code())
                .containsExactly(BoxStatus.OPENED, 2, "C1");
        Recorded refused = record("return", Context.at("W1-A").party("C1"), List.of(sscc));
        assertThat(code(refused)).isEqualTo("box-opened");
        assertThat(refused.items().get(0).reason().args()).containsEntry("left", "2");
        assertThat(record("return", Context.at("W1-A").party("C1"), bikes.subList(2, 4))
                        .accepted())
                .isEqualTo(2);
        assertThat(boxes.get(sscc).status()).isEqualTo(BoxStatus.OPENED);
        assertThat(units.get(bikes.get(0)).handlingUnit()).isNull();
    }

    @Test
    void aCartonThatMovedOnDoesNotTakeBackTheUnitThatItLeftBehind() {
        String stays = carton(bikes.subList(0, 3));
        String moves = carton(bikes.subList(3, 6));
        String out =
                record("put-away", Context.at("SVC"), List.of(bikes.get(0))).event();
        String left =
                record("put-away", Context.at("SVC"), List.of(bikes.get(3))).event();
        packing.open(moves);
        told.says("handling-unit.opened", Map.of());
        packing.close(moves);
        assertThat(record("put-away", Context.at("W1-B"), List.of(moves)).accepted())
                .isEqualTo(2);
        takeBack(out, bikes.get(0));
        takeBack(left, bikes.get(3));
        assertThat(units.get(bikes.get(0)))
                .extracting(u -> u.place().code(), UnitView::handlingUnit)
                .containsExactly("W1-A", stays);
        assertThat(units.get(bikes.get(3)))
                .extracting(u -> u.place().code(), UnitView::handlingUnit)
                .containsExactly("W1-A", null);
    }

    @Test
    void whatWasRightForOneUnitOfACartonIsNoReasonToKeepAnotherInIt() {
        String sscc = carton(bikes.subList(0, 2));
        String event = record("put-away", Context.at("W1-B"), List.of(sscc)).event();
        CorrectionView view = desk.record(new Correction(
                null,
                "mixed up",
                List.of(
                        new Correction.Change(bikes.get(0), event, null, null, null, "SVC", null),
                        new Correction.Change(bikes.get(1), event, null, null, null, null, null))));
        assertThat(view.allowed()).as(view.toString()).isTrue();
        assertThat(units.get(bikes.get(0)).place().code()).isEqualTo("SVC");
        assertThat(units.get(bikes.get(1)).place().code()).isEqualTo("W1-A");
        assertThat(content(sscc, null)).isEmpty();
    }

    private void takeBack(String event, String unit) {
        Recorded done = ledger.record(
                Recording.of("correct", new Context(null, null, null, "slip", null, event, null), Item.of(unit)));
        assertThat(done.accepted()).as(String.valueOf(done)).isEqualTo(1);
    }

    @Test
    void oneHeldUnitRefusesItsWholeCartonAndNoOther() {
        String bad = carton(bikes.subList(0, 2));
        String good = carton(bikes.subList(2, 4));
        ledger.record(Recording.of("inspect", Context.NONE, Item.of(bikes.get(1), "fail")));
        Recorded partly = ledger.record(
                Recording.of("ship", Context.ofOrder(p + "-SO"), Item.of(bad), Item.of(good), Item.of(bikes.get(4)))
                        .mode(Mode.ACCEPT_GOOD));
        assertThat(partly.outcome()).isEqualTo(Recorded.Outcome.PARTLY);
        assertThat(partly.accepted()).isEqualTo(3);
        assertThat(partly.refused()).isEqualTo(2);
        assertThat(partly.lines().get(0).done()).isEqualTo(3);
        assertThat(partly.items().get(0))
                .extracting(a -> a.reason().code(), Answer::unit, Answer::units)
                .containsExactly("quality-defective", bikes.get(1), 2);
        assertThat(record("ship", Context.ofOrder(p + "-SO"), List.of(bad, bikes.get(5)))
                        .outcome())
                .isEqualTo(Recorded.Outcome.REFUSED);
    }

    @Test
    void aUnitInTwoCartonsIsFound() {
        String one = carton(bikes.subList(0, 1));
        carton(bikes.subList(1, 2));
        world.sql("INSERT INTO packing (id, box_id, unit_id, from_event, from_at) SELECT -1, h.id, u.id, 1,"
                + " CURRENT_TIMESTAMP FROM handling_unit h, unit u WHERE h.code = '" + one + "' AND u.code = '"
                + bikes.get(1) + "'");
        try {
            assertThat(integrity.rebuildAndCompare().findings())
                    .extracting(Integrity.Finding::kind)
                    .contains("box");
        } finally {
            world.sql("DELETE FROM packing WHERE id = -1");
        }
    }

    @Test
    void aCartonInsideItselfIsFound() {
        String one = carton(bikes.subList(0, 1));
        world.sql("UPDATE handling_unit SET parent_id = id WHERE code = '" + one + "'");
        try {
            assertThat(integrity.rebuildAndCompare().findings())
                    .extracting(Integrity.Finding::kind)
                    .contains("box", "cycle");
        } finally {
            world.sql("UPDATE handling_unit SET parent_id = NULL WHERE code = '" + one + "'");
        }
    }
}
