package io.serialhub.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serialhub.base.Problem;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.TestClock;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Three bikes in stock for each test, and two customers who wait. */
abstract class CorrectionsScene {
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

    String p;

    List<String> bikes;

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

    Recorded record(String step, Context context, Item... items) {
        Recorded done = ledger.record(Recording.of(step, context, items));
        assertThat(done.outcome()).as(String.valueOf(done)).isEqualTo(Recorded.Outcome.RECORDED);
        return done;
    }

    String ship(String bike, String order) {
        return record("ship", Context.ofOrder(p + order), Item.of(bike)).event();
    }

    static Correction.Change change(String unit, String event) {
        return new Correction.Change(unit, event, null, null, null, null, null);
    }

    static Correction.Change as(String unit, String event, String other) {
        return new Correction.Change(unit, event, null, null, null, null, other);
    }

    CorrectionView correct(Correction.Change... changes) {
        return desk.record(new Correction(null, "mixed up", List.of(changes)));
    }

    List<String> counted(String order) {
        return orderStory.units(p + order, null, null, 50).items().stream()
                .map(OrderUnit::code)
                .toList();
    }

    int done(String order) {
        return world.count("SELECT done FROM order_line l JOIN doc_order o ON o.id = l.order_id WHERE o.code = '" + p
                + order + "'");
    }

    Recorded takeBack(String id, String event, String unit) {
        return desk.takeBack(p + id, event, List.of(unit), "slip");
    }

    static void refused(Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(Problem.class, e -> assertThat(e.code()).isEqualTo("not-own-last-scan"));
    }
}
