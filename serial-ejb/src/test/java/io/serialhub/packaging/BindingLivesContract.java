package io.serialhub.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.base.Problem;
import io.serialhub.ledger.Builds;
import io.serialhub.ledger.Context;
import io.serialhub.ledger.Correction;
import io.serialhub.ledger.CorrectionDesk;
import io.serialhub.ledger.CorrectionView;
import io.serialhub.ledger.Integrity;
import io.serialhub.ledger.Item;
import io.serialhub.ledger.Ledger;
import io.serialhub.ledger.Recorded;
import io.serialhub.ledger.Recording;
import io.serialhub.ledger.World;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random lives of units that are built, replaced, packed, nested, shipped by carton, returned and corrected: all adds up. */
abstract class BindingLivesContract {
    private static final int STEPS = Integer.getInteger("lives.steps", 500);

    @Inject
    Hub hub;

    @Inject
    Ledger ledger;

    @Inject
    Builds builds;

    @Inject
    CorrectionDesk desk;

    @Inject
    HandlingUnits boxes;

    @Inject
    Packing packing;

    @Inject
    SsccRules rules;

    @Inject
    Integrity integrity;

    @Inject
    World world;

    @OnDerby
    static class DerbyBindingLivesTest extends BindingLivesContract {}

    @OnPostgres
    static class PostgresBindingLivesTest extends BindingLivesContract {}

    /** A unit's share in an event. */
    private record Share(String event, String step, String unit) {}

    private final List<Share> shares = new ArrayList<>();
    private List<String> bikes;
    private List<String> parts;
    private List<String> sscc;
    private int packed;
    private int corrected;

    @Test
    void whatRandomLivesLeaveBehindIsSound() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.err.println("bound lives of seed " + seed + " (-Dseed=" + seed + " repeats them)");
        stand();
        var random = new Random(seed);
        for (int i = 0; i < STEPS; i++) {
            try {
                step(random);
            } catch (Problem refused) {
                // most are refused, which is as much a part of life
                assertThat(refused.kind()).isNotEqualTo(Problem.Kind.UNAUTHENTICATED);
            }
        }
        assertThat(packed).as("packed with seed " + seed).isGreaterThan(5);
        assertThat(corrected).as("corrected with seed " + seed).isPositive();
        assertThat(integrity.rebuildAndCompare().findings()).as("seed " + seed).isEmpty();
        assertThat(integrity.verifyChains().findings()).as("seed " + seed).isEmpty();
    }

    private void stand() {
        world.build();
        rules.save(new SsccRule("LIVES", "箱", "Boxes", 9, "6901234", 0, null), null);
        world.order("B-WO", 'W', "BIKE", 20);
        world.order("B-S1", 'S', "BIKE", 15);
        world.order("B-S2", 'S', "BIKE", 15);
        bikes = world.allocate(hub, "BIKE", "B", 20);
        ledger.record(Recording.of(
                "commission",
                Context.ofOrder("B-WO"),
                bikes.stream().map(Item::of).toArray(Item[]::new)));
        ledger.record(Recording.of(
                "receive", Context.at("W1-A"), bikes.stream().map(Item::of).toArray(Item[]::new)));
        parts = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String part = "B-P" + i;
            parts.add(part);
            ledger.record(Recording.of(
                    "adopt",
                    Context.NONE,
                    new Item(
                            part,
                            null,
                            null,
                            i % 2 == 0 ? "MOTOR" : "BATTERY",
                            null,
                            null,
                            null,
                            Map.of("custody", "location", "place", "W1-A"))));
        }
        sscc = new ArrayList<>();
        boxes.create(new BoxDraft(null, BoxKind.CARTON, null, null, null), 5).forEach(box -> sscc.add(box.code()));
        boxes.create(new BoxDraft(null, BoxKind.PALLET, null, null, null), 2).forEach(box -> sscc.add(box.code()));
    }

    private void step(Random random) {
        String bike = bikes.get(random.nextInt(bikes.size()));
        String part = parts.get(random.nextInt(parts.size()));
        String other = parts.get(random.nextInt(parts.size()));
        String carton = sscc.get(random.nextInt(5));
        String pallet = sscc.get(5 + random.nextInt(2));
        String thing = random.nextInt(3) == 0 ? bike : random.nextBoolean() ? carton : pallet;
        String place = random.nextBoolean() ? "W1-A" : "W1-B";
        switch (random.nextInt(20)) {
            case 0, 1 -> builds.put(null, bike, Item.of(part), Context.NONE);
            case 2 -> record("replace", Context.at(place).because("worn"), Item.of(part, "old"), Item.of(other, "new"));
            case 3, 4, 5 ->
                packed += packing.pack(null, carton, List.of(bike), null).accepted();
            case 6 -> packing.close(carton);
            case 7 -> packing.nest(null, pallet, List.of(carton));
            case 8 -> packing.close(pallet);
            case 9 -> packing.open(random.nextBoolean() ? carton : pallet);
            case 10 -> packing.unpack(null, carton, List.of(bike), null);
            case 11 -> packing.unnest(null, List.of(carton));
            case 12, 13 -> record("put-away", Context.at(place), Item.of(thing));
            case 14 -> record("ship", Context.ofOrder(random.nextBoolean() ? "B-S1" : "B-S2"), Item.of(thing));
            case 15 -> record("return", Context.at("W1-A").party("C1"), Item.of(thing));
            case 16, 17 -> takeBack(random);
            default -> amend(random);
        }
    }

    private void record(String step, Context context, Item... items) {
        Recorded recorded = ledger.record(Recording.of(step, context, items));
        if (recorded.event() != null) {
            for (Item item : items) {
                if (!sscc.contains(item.code())) {
                    shares.add(new Share(recorded.event(), step, item.code()));
                } else {
                    boxes.content(item.code(), null, null, null)
                            .items()
                            .forEach(p -> shares.add(
                                    new Share(recorded.event(), step, p.unit().code())));
                }
            }
        }
    }

    private void takeBack(Random random) {
        if (!shares.isEmpty()) {
            Share share = shares.get(random.nextInt(shares.size()));
            record("correct", new Context(null, null, null, "test", null, share.event(), null), Item.of(share.unit()));
        }
    }

    private void amend(Random random) {
        if (shares.size() < 2) {
            return;
        }
        Share share = shares.get(random.nextInt(shares.size()));
        String bike = bikes.get(random.nextInt(bikes.size()));
        List<Correction.Change> changes = switch (random.nextInt(4)) {
            case 0 -> List.of(change(share, bike, null, null, null));
            case 1 -> List.of(change(share, null, null, "W1-B", null));
            case 2 -> List.of(change(share, null, random.nextBoolean() ? "B-S1" : "B-S2", null, null));
            default -> swap(random, share);
        };
        CorrectionView view = desk.record(new Correction(null, "test", changes));
        corrected += view.allowed() ? 1 : 0;
    }

    private List<Correction.Change> swap(Random random, Share one) {
        List<Share> alike =
                shares.stream().filter(s -> s.step().equals(one.step())).toList();
        Share two = alike.get(random.nextInt(alike.size()));
        return List.of(change(one, null, null, null, two.event()), change(two, null, null, null, one.event()));
    }

    private static Correction.Change change(Share share, String meant, String order, String place, String as) {
        return new Correction.Change(share.unit(), share.event(), meant, order, null, place, as);
    }
}
