package io.serialhub.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.ledger.Context;
import io.serialhub.ledger.CorrectionDesk;
import io.serialhub.ledger.Integrity;
import io.serialhub.ledger.Item;
import io.serialhub.ledger.Ledger;
import io.serialhub.ledger.Recorded;
import io.serialhub.ledger.Recording;
import io.serialhub.ledger.Units;
import io.serialhub.ledger.World;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.TestClock;
import io.serialhub.testkit.ToldGolden;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Six bikes in stock for each test, and cartons to put them into. */
abstract class PackagingScene {
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

    String p;

    List<String> bikes;

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

    Recorded record(String step, Context context, List<String> codes) {
        return ledger.record(
                Recording.of(step, context, codes.stream().map(Item::of).toArray(Item[]::new)));
    }

    String carton(List<String> content) {
        String sscc = boxes.create(new BoxDraft(null, BoxKind.CARTON, null, null, null), 1)
                .get(0)
                .code();
        assertThat(packing.pack(null, sscc, content, null).outcome()).isEqualTo(Recorded.Outcome.RECORDED);
        packing.close(sscc);
        return sscc;
    }

    static String code(Recorded refused) {
        return refused.items().get(0).reason().code();
    }

    List<String> content(String sscc, Instant at) {
        return boxes.content(sscc, at, null, null).items().stream()
                .map(x -> x.unit().code())
                .toList();
    }
}
