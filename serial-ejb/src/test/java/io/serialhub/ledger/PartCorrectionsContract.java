package io.serialhub.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Parts that were put in, taken out or exchanged by mistake. */
abstract class PartCorrectionsContract extends CorrectionsScene {
    @OnDerby
    static class DerbyPartCorrectionsTest extends PartCorrectionsContract {}

    @OnPostgres
    static class PostgresPartCorrectionsTest extends PartCorrectionsContract {}

    @Test
    void theWrongPartIsExchangedForTheOneThatWasMeant() {
        record("adopt", Context.NONE, motor("M1"), motor("M2"));
        String in =
                builds.put(null, bikes.get(0), Item.of(p + "-M1"), Context.NONE).event();
        CorrectionView done = correct(new Correction.Change(p + "-M1", in, p + "-M2", null, null, null, null));
        assertThat(done.allowed()).as(done.toString()).isTrue();
        assertThat(builds.get(bikes.get(0)).positions().get(0).parts()).containsExactly(p + "-M2");
        assertThat(units.get(p + "-M1").place().code()).isEqualTo("W1-A");
        assertThat(units.get(p + "-M2").parent()).isEqualTo(bikes.get(0));
    }

    private Item motor(String suffix) {
        return new Item(
                p + "-" + suffix,
                null,
                null,
                "MOTOR",
                null,
                null,
                null,
                Map.of("custody", "location", "place", "W1-A"));
    }

    @Test
    void aReplacementIsTakenBackForBothPartsOrForNone() {
        record("adopt", Context.NONE, motor("M1"), motor("M2"));
        builds.put(null, bikes.get(0), Item.of(p + "-M1"), Context.NONE);
        String swap = record(
                        "replace",
                        Context.at("SVC").because("worn"),
                        Item.of(p + "-M2", "new"),
                        Item.of(p + "-M1", "old"))
                .event();
        Context taking = new Context(null, null, null, "x", null, swap, null);
        Recorded half = ledger.record(Recording.of("correct", taking, Item.of(p + "-M1")));
        assertThat(half.items().get(0).reason().code()).isEqualTo("corrected-together");
        assertThat(ledger.record(Recording.of("correct", taking, Item.of(p + "-M1"), Item.of(p + "-M2")))
                        .accepted())
                .isEqualTo(2);
        assertThat(builds.get(bikes.get(0)).positions().get(0).parts()).containsExactly(p + "-M1");
    }

    @Test
    void nothingIsReplacedByItself() {
        record("adopt", Context.NONE, motor("M1"));
        builds.put(null, bikes.get(0), Item.of(p + "-M1"), Context.NONE);
        Recorded self = ledger.record(Recording.of(
                "replace", Context.at("SVC").because("worn"), Item.of(p + "-M1", "old"), Item.of(p + "-M1", "new")));
        assertThat(self.event()).isNull();
        assertThat(self.items().get(1).reason().code()).isEqualTo("twice-in-call");
        assertThat(builds.get(bikes.get(0)).positions().get(0).parts()).containsExactly(p + "-M1");
    }

    @Test
    void aPartThatWasTakenOutByMistakeIsBackUnlessAnotherSitsThere() {
        record("adopt", Context.NONE, motor("M1"), motor("M2"));
        builds.put(null, bikes.get(0), Item.of(p + "-M1"), Context.NONE);
        String out = record("disassemble", Context.at("SVC"), Item.of(p + "-M1", "child"))
                .event();
        String in =
                builds.put(null, bikes.get(0), Item.of(p + "-M2"), Context.NONE).event();
        CorrectionView full = correct(change(p + "-M1", out));
        assertThat(full.allowed()).isFalse();
        assertThat(full.reason().code()).isEqualTo("position-full");
        Recorded plain = ledger.record(
                Recording.of("correct", new Context(null, null, null, "x", null, out, null), Item.of(p + "-M1")));
        assertThat(plain.items().get(0).reason().code()).isEqualTo("position-full");
        CorrectionView both = correct(change(p + "-M1", out), change(p + "-M2", in));
        assertThat(both.allowed()).as(both.toString()).isTrue();
        assertThat(builds.get(bikes.get(0)).positions().get(0).parts()).containsExactly(p + "-M1");
        assertThat(units.get(p + "-M2").place().code()).isEqualTo("W1-A");
        assertThat(builds.moments(bikes.get(0), null)).hasSize(1);
    }

    @Test
    void aPartThatWasAWholeSinceIsNotPutBackIntoItsOwnPart() {
        record(
                "adopt",
                Context.NONE,
                new Item(
                        p + "-A",
                        null,
                        null,
                        "BIKE-2",
                        null,
                        null,
                        null,
                        Map.of("custody", "location", "place", "W1-A")),
                new Item(
                        p + "-B",
                        null,
                        null,
                        "BIKE-2",
                        null,
                        null,
                        null,
                        Map.of("custody", "location", "place", "W1-A")));
        put(p + "-B", p + "-A");
        String out = record("disassemble", Context.at("W1-A"), Item.of(p + "-A", "child"))
                .event();
        put(p + "-A", p + "-B");
        CorrectionView circle = correct(change(p + "-A", out));
        assertThat(circle.allowed()).isFalse();
        assertThat(circle.reason().code()).isEqualTo("into-itself");
    }

    private void put(String parent, String part) {
        Recorded done = builds.put(null, parent, Item.of(part), Context.NONE);
        assertThat(done.accepted()).as(String.valueOf(done)).isEqualTo(1);
    }
}
