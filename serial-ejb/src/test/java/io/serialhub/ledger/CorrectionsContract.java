package io.serialhub.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.base.Actor;
import io.serialhub.base.Permission;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Corrections of what was shipped, to whom and from where. */
abstract class CorrectionsContract extends CorrectionsScene {
    @OnDerby
    static class DerbyCorrectionsTest extends CorrectionsContract {}

    @OnPostgres
    static class PostgresCorrectionsTest extends CorrectionsContract {}

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

    private static Actor keeper(String login, Permission... may) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        permissions.addAll(List.of(may));
        return new Actor(login, login, permissions, "screen", Hub.SITE, Locale.ENGLISH);
    }
}
