package io.serialhub.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serialhub.base.Actor;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import io.serialhub.testkit.TestClock;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was recorded wrongly is put right by events that keep both truths, or it is said what stands in the way. */
abstract class CorrectionsContract {
    private static int run;

    @Inject
    Hub hub;

    @Inject
    Ledger ledger;

    @Inject
    CorrectionDesk desk;

    @Inject
    Builds builds;

    @Inject
    Units units;

    @Inject
    OrderStory orderStory;

    @Inject
    Integrity integrity;

    @Inject
    World world;

    @Inject
    TestClock clock;

    private String p;
    private List<String> bikes;

    @OnDerby
    static class DerbyCorrectionsTest extends CorrectionsContract {}

    @OnPostgres
    static class PostgresCorrectionsTest extends CorrectionsContract {}

    @BeforeEach
    void threeBikesAreInStockAndTwoCustomersWait() {
        world.build();
        p = "K" + ++run;
        world.order(p + "-WO", 'W', "BIKE", 3);
        world.order(p + "-S1", 'S', "BIKE", 1);
        world.order(p + "-S2", 'S', "BIKE", 1);
        world.sql(
                "UPDATE doc_order SET party_id = (SELECT id FROM party WHERE code = 'C2') WHERE code = '" + p + "-S2'");
        bikes = world.allocate(hub, "BIKE", p, 3);
        Item[] items = bikes.stream().map(Item::of).toArray(Item[]::new);
        record("commission", Context.ofOrder(p + "-WO"), items);
        record("receive", Context.at("W1-A"), items);
    }

    @AfterEach
    void whatIsLeftIsSound() {
        assertThat(integrity.rebuildAndCompare().findings()).isEmpty();
        assertThat(integrity.verifyChains().findings()).isEmpty();
    }

    private Recorded record(String step, Context context, Item... items) {
        Recorded done = ledger.record(Recording.of(step, context, items));
        assertThat(done.outcome()).as(String.valueOf(done)).isEqualTo(Recorded.Outcome.RECORDED);
        return done;
    }

    private String ship(String bike, String order) {
        return record("ship", Context.ofOrder(p + order), Item.of(bike)).event();
    }

    private static Correction.Change change(String unit, String event) {
        return new Correction.Change(unit, event, null, null, null, null, null);
    }

    private static Correction.Change as(String unit, String event, String other) {
        return new Correction.Change(unit, event, null, null, null, null, other);
    }

    private CorrectionView correct(Correction.Change... changes) {
        return desk.record(new Correction(null, "mixed up", List.of(changes)));
    }

    private List<String> counted(String order) {
        return orderStory.units(p + order, null, null, 50).items().stream()
                .map(OrderUnit::code)
                .toList();
    }

    private int done(String order) {
        return world.count("SELECT done FROM order_line l JOIN doc_order o ON o.id = l.order_id WHERE o.code = '" + p
                + order + "'");
    }

    @Test
    void whatWasSwappedComesBackUnderTheOrderThatItReallyWentBy() {
        String one = ship(bikes.get(0), "-S1");
        String two = ship(bikes.get(1), "-S2");
        correct(as(bikes.get(0), one, two), as(bikes.get(1), two, one));
        Recorded wrong = ledger.record(Recording.of("return", returned("-S1", "C1"), Item.of(bikes.get(0), "unit")));
        assertThat(wrong.items().get(0).reason().code()).isEqualTo("not-shipped-under");
        record("return", returned("-S2", "C2"), Item.of(bikes.get(0)));
        record("return", returned("-S1", "C1"), Item.of(bikes.get(1)));
    }

    private Context returned(String order, String party) {
        return new Context(p + order, party, "W1-A", null, null, null, null);
    }

    @Test
    void twoUnitsThatWereSwappedBetweenTwoCustomersAreOneCorrectionWithTwoItems() {
        String one = ship(bikes.get(0), "-S1");
        String two = ship(bikes.get(1), "-S2");
        var swap = new Correction(
                p + "-swap", "labels were mixed up", List.of(as(bikes.get(0), one, two), as(bikes.get(1), two, one)));
        CorrectionView preview = desk.preview(swap);
        assertThat(preview.allowed()).as(preview.toString()).isTrue();
        assertThat(preview.units())
                .extracting(u -> u.was().owner().code(), u -> u.now().owner().code())
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("C1", "C2"),
                        org.assertj.core.groups.Tuple.tuple("C2", "C1"));
        assertThat(units.get(bikes.get(0)).owner().code()).isEqualTo("C1");
        CorrectionView done = desk.record(swap);
        assertThat(desk.record(swap)).isEqualTo(done);
        assertThat(units.get(bikes.get(0)))
                .extracting(
                        u -> u.owner().code(),
                        u -> u.sale().order(),
                        u -> u.sale().customer().code())
                .containsExactly("C2", p + "-S2", "C2");
        assertThat(units.get(bikes.get(1)).sale().order()).isEqualTo(p + "-S1");
        assertThat(done("-S1")).isEqualTo(1);
        assertThat(done("-S2")).isEqualTo(1);
        assertThat(counted("-S1")).as("and so do the packing lists").containsExactly(bikes.get(1));
        assertThat(counted("-S2")).containsExactly(bikes.get(0));
        List<TimelineEntry> told =
                units.timeline(bikes.get(0), null, null, null).items();
        assertThat(told.get(0).step()).isEqualTo("correct");
        assertThat(told.get(1))
                .extracting(TimelineEntry::step, TimelineEntry::correctedBy, TimelineEntry::order)
                .containsExactly("ship", done.event(), p + "-S1");
        assertThat(world.count("SELECT COUNT(*) FROM outbox WHERE type = 'order.corrected' AND subject IN ('" + p
                        + "-S1', '" + p + "-S2')"))
                .isEqualTo(2);
        record("return", Context.at("W1-A").party("C2"), Item.of(bikes.get(0)));
    }

    @Test
    void theUnitThatWasMeantTakesTheShipmentOfTheOneThatWasScanned() {
        String event = ship(bikes.get(0), "-S1");
        CorrectionView done = correct(new Correction.Change(bikes.get(0), event, bikes.get(2), null, null, null, null));
        assertThat(done.allowed()).as(done.toString()).isTrue();
        assertThat(units.get(bikes.get(0)).state()).isEqualTo(StateWord.IN_STOCK);
        assertThat(units.get(bikes.get(2)))
                .extracting(UnitView::state, u -> u.sale().order())
                .containsExactly(StateWord.SOLD, p + "-S1");
        assertThat(units.get(bikes.get(2)).warrantyUntil()).isNotNull();
        assertThat(done("-S1")).isEqualTo(1);
        assertThat(done.units()).extracting(CorrectionView.Touched::what).contains("taken-back", "meant");
    }

    @Test
    void theWrongPlaceAndTheWrongOrderArePutRight() {
        String moved =
                record("put-away", Context.at("W1-B"), Item.of(bikes.get(0))).event();
        assertThat(correct(new Correction.Change(bikes.get(0), moved, null, null, null, "SVC", null))
                        .allowed())
                .isTrue();
        assertThat(units.get(bikes.get(0)).place().code()).isEqualTo("SVC");
        String shipped = ship(bikes.get(1), "-S1");
        CorrectionView other = correct(new Correction.Change(bikes.get(1), shipped, null, p + "-S2", null, null, null));
        assertThat(other.allowed()).as(other.toString()).isTrue();
        assertThat(done("-S1")).isZero();
        assertThat(done("-S2")).isEqualTo(1);
        assertThat(units.get(bikes.get(1)).owner().code()).isEqualTo("C2");
        assertThat(other.lines()).extracting(LineProgress::done).containsExactly(0, 1);
    }

    @Test
    void whatStandsInTheWayIsListedWithItsDocument() {
        String shipped = ship(bikes.get(0), "-S1");
        record("return", Context.at("W1-A").party("C1"), Item.of(bikes.get(0)));
        String again = ship(bikes.get(0), "-S2");
        CorrectionView view = desk.preview(new Correction(null, "x", List.of(change(bikes.get(0), shipped))));
        assertThat(view.allowed()).isFalse();
        assertThat(view.obstacles())
                .extracting(CorrectionView.Obstacle::step, CorrectionView.Obstacle::unit)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("return", bikes.get(0)));
        CorrectionView other = desk.preview(new Correction(
                null, "x", List.of(new Correction.Change(bikes.get(0), shipped, null, null, "C2", null, null))));
        assertThat(other.allowed()).isFalse();
        assertThat(other.reason().code()).isEqualTo("party-not-of-order");
        assertThat(correct(change(bikes.get(0), again)).allowed()).isTrue();
        assertThat(units.get(bikes.get(0)).state()).isEqualTo(StateWord.IN_STOCK);
        assertThat(correct(change(bikes.get(0), again)).reason().code()).isEqualTo("already-corrected");
    }

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

    @Test
    void oneTakesBackOnesOwnLastScanWithoutTheRightToCorrect() {
        var keeper = keeper("kim", Permission.RECORD_SHIP, Permission.UNITS_READ);
        var other = keeper("lee", Permission.RECORD_SHIP);
        String first = keeper.call(() -> ship(bikes.get(0), "-S1"));
        String last = keeper.call(() -> ship(bikes.get(1), "-S2"));
        refused(() -> keeper.run(() -> takeBack("a", first, bikes.get(0))));
        refused(() -> other.run(() -> takeBack("b", last, bikes.get(1))));
        Recorded done = keeper.call(() -> takeBack("c", last, bikes.get(1)));
        assertThat(done.accepted()).isEqualTo(1);
        assertThat(keeper.call(() -> takeBack("c", last, bikes.get(1)))).isEqualTo(done);
        assertThat(keeper.call(() -> takeBack("d", first, bikes.get(0))).accepted())
                .isEqualTo(1);
        String late = keeper.call(() -> ship(bikes.get(0), "-S1"));
        clock.advance(CorrectionDesk.OWN_SCAN.plus(Duration.ofSeconds(1)));
        refused(() -> keeper.run(() -> takeBack("e", late, bikes.get(0))));
    }

    private Recorded takeBack(String id, String event, String unit) {
        return desk.takeBack(p + id, event, List.of(unit), "slip");
    }

    private static void refused(Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(Problem.class, e -> assertThat(e.code()).isEqualTo("not-own-last-scan"));
    }

    private static Actor keeper(String login, Permission... may) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        permissions.addAll(List.of(may));
        return new Actor(login, login, permissions, "screen", Hub.SITE, Locale.ENGLISH);
    }
}
