package io.serialhub.packaging;

import static io.serialhub.testkit.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serialhub.base.Problem;
import io.serialhub.ledger.Answer;
import io.serialhub.ledger.Context;
import io.serialhub.ledger.Item;
import io.serialhub.ledger.Mode;
import io.serialhub.ledger.Recorded;
import io.serialhub.ledger.Recording;
import io.serialhub.ledger.StateWord;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Cartons and pallets: what goes in, for what they stand, and what was in them when. */
abstract class PackagingContract extends PackagingScene {
    @OnDerby
    static class DerbyPackagingTest extends PackagingContract {}

    @OnPostgres
    static class PostgresPackagingTest extends PackagingContract {}

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
        Recorded again = packing.pack(null, sscc, bikes.subList(0, 1), null);
        assertThat(code(again)).isEqualTo("already-in-box");
        assertThat(again.items().get(0).repeated()).isTrue();
        String other = boxes.create(new BoxDraft(null, BoxKind.CARTON, null, "BIKE", 1), 1)
                .get(0)
                .code();
        assertThat(code(packing.pack(null, other, bikes.subList(0, 1), null))).isEqualTo("packed-already");
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
        assertThat(boxes.list(new BoxFilter(next, null, null), null, null).items())
                .hasSize(1);
        assertThat(boxes.list(new BoxFilter(null, BoxKind.CARTON, true), null, 200)
                        .items())
                .extracting(HandlingUnit::code)
                .contains(made.code());
        assertThat(boxes.list(new BoxFilter(null, null, false), null, 200).items())
                .extracting(HandlingUnit::status)
                .doesNotContain(BoxStatus.OPEN, BoxStatus.EMPTY);
    }

    @Test
    void takingEverythingOffAPalletLeavesItsCartonsAsTheyAre() {
        String box = carton(bikes.subList(0, 2));
        String pallet = boxes.create(new BoxDraft(null, BoxKind.PALLET, null, null, null), 1)
                .get(0)
                .code();
        packing.nest(null, pallet, List.of(box));
        packing.pack(null, pallet, bikes.subList(2, 3), Mode.ALL_OR_NOTHING);

        Recorded out = packing.unpack(null, pallet, List.of(), Mode.ALL_OR_NOTHING);

        assertThat(out.items()).extracting(Answer::unit).containsExactly(bikes.get(2));
        assertThat(boxes.get(pallet).boxes()).isEqualTo(1);
        assertThat(boxes.get(box).status()).isEqualTo(BoxStatus.CLOSED);
        refused("box-nothing-loose", () -> packing.unpack(null, pallet, List.of(), Mode.ALL_OR_NOTHING));
    }

    @Test
    void aBoxIsFoundByTheBeginningOfItsNumberAndByWhatAScannerDelivers() {
        String box = carton(bikes.subList(0, 1));
        for (String text : List.of(box, box.substring(0, 15), "00" + box, "(00)" + box, "]C100" + box)) {
            assertThat(boxes.list(new BoxFilter(text, null, null), null, null).items())
                    .as(text)
                    .extracting(HandlingUnit::code)
                    .contains(box);
        }
    }
}
