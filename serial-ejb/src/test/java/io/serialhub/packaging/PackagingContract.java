package io.serialhub.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serialhub.base.Problem;
import io.serialhub.ledger.Answer;
import io.serialhub.ledger.Context;
import io.serialhub.ledger.Correction;
import io.serialhub.ledger.CorrectionDesk;
import io.serialhub.ledger.CorrectionView;
import io.serialhub.ledger.Integrity;
import io.serialhub.ledger.Item;
import io.serialhub.ledger.Ledger;
import io.serialhub.ledger.Mode;
import io.serialhub.ledger.Recorded;
import io.serialhub.ledger.Recording;
import io.serialhub.ledger.StateWord;
import io.serialhub.ledger.UnitView;
import io.serialhub.ledger.Units;
import io.serialhub.ledger.World;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import io.serialhub.testkit.TestClock;
import io.serialhub.testkit.ToldGolden;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cartons and pallets: what goes in, for what they stand, and what was in them when. */
abstract class PackagingContract {
    private static int run;

    @Inject
    ToldGolden told;

    @Inject
    Hub hub;

    @Inject
    Ledger ledger;

    @Inject
    Units units;

    @Inject
    HandlingUnits boxes;

    @Inject
    Packing packing;

    @Inject
    SsccRules rules;

    @Inject
    Integrity integrity;

    @Inject
    CorrectionDesk desk;

    @Inject
    World world;

    @Inject
    TestClock clock;

    private String p;
    private List<String> bikes;

    @OnDerby
    static class DerbyPackagingTest extends PackagingContract {}

    @OnPostgres
    static class PostgresPackagingTest extends PackagingContract {}

    @BeforeEach
    void sixBikesAreInStock() {
        world.build();
        rules.save(new SsccRule("CARTONS", "纸箱", "Cartons", 3, "6901234", 0, null), null);
        p = "X" + ++run;
        world.order(p + "-WO", 'W', "BIKE", 6);
        world.order(p + "-SO", 'S', "BIKE", 6);
        bikes = world.allocate(hub, "BIKE", p, 6);
        record("commission", Context.ofOrder(p + "-WO"), bikes);
        record("receive", Context.at("W1-A"), bikes);
    }

    @AfterEach
    void whatIsLeftIsSound() {
        assertThat(integrity.rebuildAndCompare().findings()).isEmpty();
        assertThat(integrity.verifyChains().findings()).isEmpty();
    }

    private Recorded record(String step, Context context, List<String> codes) {
        return ledger.record(
                Recording.of(step, context, codes.stream().map(Item::of).toArray(Item[]::new)));
    }

    private String carton(List<String> content) {
        String sscc = boxes.create(new BoxDraft(null, BoxKind.CARTON, null, null, null), 1)
                .get(0)
                .code();
        assertThat(packing.pack(null, sscc, content, null).outcome()).isEqualTo(Recorded.Outcome.RECORDED);
        packing.close(sscc);
        return sscc;
    }

    private static String code(Recorded refused) {
        return refused.items().get(0).reason().code();
    }

    @Test
    void oneScanOfTheCartonShipsAllThatIsInItAndTheContentStaysKnown() {
        String sscc = carton(bikes.subList(0, 3));
        assertThat(boxes.get(sscc))
                .extracting(
                        HandlingUnit::status,
                        HandlingUnit::units,
                        b -> b.place().code())
                .containsExactly(BoxStatus.CLOSED, 3, "W1-A");
        assertThat(units.get(bikes.get(0)).state()).isEqualTo(StateWord.IN_STOCK);
        assertThat(units.get(bikes.get(0)).handlingUnit()).isEqualTo(sscc);
        assertThat(record("put-away", Context.at("W1-B"), List.of("(00)" + sscc))
                        .accepted())
                .isEqualTo(3);
        Recorded shipped = record("ship", Context.ofOrder(p + "-SO"), List.of("00" + sscc));
        assertThat(shipped.accepted()).isEqualTo(3);
        assertThat(shipped.items()).hasSize(1);
        assertThat(shipped.items().get(0))
                .extracting(Answer::accepted, Answer::units, Answer::material)
                .containsExactly(true, 3, "BIKE");
        assertThat(shipped.lines().get(0).done()).isEqualTo(3);
        Recorded again = record("ship", Context.ofOrder(p + "-SO"), List.of(sscc));
        assertThat(again.items().get(0).repeated()).isTrue();
        Instant then = clock.instant();
        clock.advance(Duration.ofDays(3));
        record("return", Context.at("W1-A").party("C1"), bikes.subList(0, 1));
        assertThat(content(sscc, then)).containsExactlyElementsOf(bikes.subList(0, 3));
        assertThat(content(sscc, null)).containsExactlyElementsOf(bikes.subList(1, 3));
        assertThat(boxes.history(sscc, null, null).items())
                .extracting(BoxEvent::step)
                .containsExactly("return", "ship", "put-away", "pack");
    }

    private List<String> content(String sscc, Instant at) {
        return boxes.content(sscc, at, null, null).items().stream()
                .map(x -> x.unit().code())
                .toList();
    }

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
    void cartonsGoOntoAPalletAndOneThatMovesByItselfLeavesIt() {
        String one = carton(bikes.subList(0, 2));
        String two = carton(bikes.subList(2, 4));
        String pallet = boxes.create(new BoxDraft(null, BoxKind.PALLET, null, null, null), 1)
                .get(0)
                .code();
        packing.nest(p + "-nest", pallet, List.of(one, two));
        assertThat(packing.nest(p + "-nest", pallet, List.of(one, two)).accepted())
                .isEqualTo(4);
        packing.close(pallet);
        told.says("handling-unit.closed", Map.of());
        assertThat(boxes.get(pallet))
                .extracting(HandlingUnit::boxes, HandlingUnit::units)
                .containsExactly(2, 4);
        assertThat(record("put-away", Context.at("W1-B"), List.of(pallet)).accepted())
                .isEqualTo(4);
        assertThat(boxes.get(one).parent()).isEqualTo(pallet);
        assertThat(record("put-away", Context.at("W1-A"), List.of(one)).accepted())
                .isEqualTo(2);
        assertThat(boxes.get(one).parent()).isNull();
        assertThat(code(record("put-away", Context.at("W1-A"), List.of(pallet))))
                .isEqualTo("box-opened");
        assertThatThrownBy(() -> packing.nest(null, two, List.of(pallet)))
                .isInstanceOfSatisfying(Problem.class, e -> assertThat(e.code()).isEqualTo("box-closed"));
        packing.open(two);
        assertThatThrownBy(() -> packing.nest(null, two, List.of(pallet)))
                .isInstanceOfSatisfying(Problem.class, e -> assertThat(e.code()).isEqualTo("box-in-itself"));
    }

    @Test
    void whatMustNotGoIntoACartonIsRefused() {
        String sscc = boxes.create(new BoxDraft(null, BoxKind.CARTON, null, "BIKE", 2), 1)
                .get(0)
                .code();
        packing.pack(null, sscc, bikes.subList(0, 1), null);
        assertThat(code(packing.pack(null, sscc, bikes.subList(0, 1), null))).isEqualTo("packed-already");
        record("put-away", Context.at("W1-B"), bikes.subList(1, 2));
        assertThat(code(packing.pack(null, sscc, bikes.subList(1, 2), null))).isEqualTo("not-at-place");
        ledger.record(Recording.of(
                "adopt",
                Context.NONE,
                new Item(
                        p + "-M",
                        null,
                        null,
                        "MOTOR",
                        null,
                        null,
                        null,
                        Map.of("custody", "location", "place", "W1-A"))));
        assertThatThrownBy(() -> packing.pack(null, sscc, List.of(p + "-M"), null))
                .isInstanceOfSatisfying(Problem.class, e -> assertThat(e.code()).isEqualTo("box-other-material"));
        assertThatThrownBy(() -> packing.pack(null, sscc, bikes.subList(2, 4), null))
                .isInstanceOfSatisfying(Problem.class, e -> assertThat(e.code()).isEqualTo("box-full"));
        assertThat(code(record("put-away", Context.at("W1-B"), List.of(sscc)))).isEqualTo("box-open");
        packing.close(sscc);
        assertThatThrownBy(() -> packing.pack(null, sscc, bikes.subList(2, 3), null))
                .isInstanceOfSatisfying(Problem.class, e -> assertThat(e.code()).isEqualTo("box-closed"));
        assertThat(packing.unpack(null, sscc, List.of(), null).accepted()).isEqualTo(1);
        assertThat(boxes.get(sscc).status()).isEqualTo(BoxStatus.OPENED);
    }

    @Test
    void nobodyCanSayThatABoxStoodForAUnitThatMovesByItself() {
        String sscc = carton(bikes.subList(0, 2));
        long id = world.count("SELECT box_id FROM unit WHERE code = '" + bikes.get(0) + "'");
        ledger.record(Recording.of(
                "put-away",
                Context.at("W1-B"),
                new Item(bikes.get(0), null, null, null, null, null, null, Map.of("boxId", id))));
        assertThat(boxes.get(sscc).status()).isEqualTo(BoxStatus.OPENED);
        assertThat(units.get(bikes.get(0)).handlingUnit()).isNull();
    }

    @Test
    void anSsccOfOursFollowsTheRuleAndOneThatIsThereIsPassedOver() {
        SsccRule rule = rules.get("CARTONS");
        String next = rule.sscc(rule.last() + 1).digits();
        boxes.create(new BoxDraft("(00)" + next, BoxKind.PALLET, null, null, null), 1);
        HandlingUnit made = boxes.create(new BoxDraft(null, BoxKind.CARTON, "CARTONS", null, null), 1)
                .get(0);
        assertThat(made.code()).isEqualTo(rule.sscc(rule.last() + 2).digits()).startsWith("36901234");
        assertThatThrownBy(() -> rules.save(new SsccRule("CARTONS", "x", "x", 4, "6901234", 0, null), null))
                .isInstanceOfSatisfying(Problem.class, e -> assertThat(e.code()).isEqualTo("sscc-rule-fixed"));
        assertThatThrownBy(() -> boxes.create(new BoxDraft(next, null, null, null, null), 1))
                .isInstanceOfSatisfying(Problem.class, e -> assertThat(e.code()).isEqualTo("already-there"));
        assertThat(boxes.list(next, null, null, null, null).items()).hasSize(1);
        assertThat(boxes.list(null, BoxKind.CARTON, true, null, 200).items())
                .extracting(HandlingUnit::code)
                .contains(made.code());
        assertThat(boxes.list(null, null, false, null, 200).items())
                .extracting(HandlingUnit::status)
                .doesNotContain(BoxStatus.OPEN, BoxStatus.EMPTY);
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
