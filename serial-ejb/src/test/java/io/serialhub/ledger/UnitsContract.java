package io.serialhub.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serialhub.base.Problem;
import io.serialhub.genealogy.LotTrace;
import io.serialhub.genealogy.Trace;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import io.serialhub.testkit.TestClock;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What can be read of a unit's life: the page, the timeline, the trees, and the way back from a lot. */
abstract class UnitsContract {
    private static final Instant BUILT = Instant.parse("2026-01-05T08:00:00Z");
    private static final Instant SWAPPED = Instant.parse("2026-03-11T06:20:00Z");

    @Inject
    Hub hub;

    @Inject
    Ledger ledger;

    @Inject
    Units units;

    @Inject
    Tree tree;

    @Inject
    UnitFinder finder;

    @Inject
    Trace trace;

    @Inject
    World world;

    @Inject
    TestClock clock;

    @OnDerby
    static class DerbyUnitsTest extends UnitsContract {}

    @OnPostgres
    static class PostgresUnitsTest extends UnitsContract {}

    private static int run;
    private String p;
    private String bike;

    @BeforeEach
    void aBikeIsBuiltSoldAndGetsAnotherMotor() {
        world.build();
        p = "U" + ++run;
        world.order(p + "-WO", 'W', "BIKE", 1);
        world.order(p + "-SO", 'S', "BIKE", 1);
        clock.moveTo(BUILT.minusSeconds(3600));
        bike = world.allocate(hub, "BIKE", p, 1).get(0);
        clock.moveTo(Instant.now());
        record(
                "adopt",
                Context.NONE.when(BUILT.minusSeconds(900)),
                part("-M1", "MOTOR"),
                part("-M2", "MOTOR"),
                part("-B", "BATTERY"));
        record("commission", Context.ofOrder(p + "-WO").when(BUILT.minusSeconds(60)), Item.of(bike));
        record(
                "assemble",
                Context.NONE.when(BUILT.minusSeconds(30)),
                new Item(null, "lot", p + "-B", "CELL", p + "-LOT", new BigDecimal(40), null, null));
        record(
                "assemble",
                Context.NONE.when(BUILT),
                Item.of(p + "-M1").into(bike),
                Item.of(p + "-B").into(bike));
        record("receive", Context.at("W1-A").when(BUILT.plusSeconds(60)), Item.of(bike));
        record(
                "ship",
                Context.ofOrder(p + "-SO")
                        .when(BUILT.plusSeconds(3600))
                        .with(Map.of("carrier", "SF", "tracking", "SF14")),
                Item.of(bike));
        record("service-in", Context.at("SVC").when(SWAPPED.minusSeconds(60)), Item.of(bike));
        record("disassemble", Context.at("SVC").when(SWAPPED), Item.of(p + "-M1"));
    }

    private Item part(String suffix, String material) {
        return new Item(
                p + suffix,
                null,
                null,
                material,
                null,
                null,
                null,
                Map.of("custody", "location", "place", "W1-A", "id.maker", "HC" + p + suffix));
    }

    private void record(String step, Context context, Item... items) {
        Recorded recorded = ledger.record(Recording.of(step, context, items));
        assertThat(recorded.items()).extracting(Answer::reason).containsOnlyNulls();
    }

    @Test
    void thePageSaysWhatItIsWhereItIsAndWhoHasIt() {
        UnitView view = units.get(bike);
        assertThat(view.state()).isEqualTo(StateWord.IN_REPAIR);
        assertThat(view.place().code()).isEqualTo("SVC");
        assertThat(view.owner().code()).isEqualTo("C1");
        assertThat(view.workOrder()).isEqualTo(p + "-WO");
        assertThat(view.warrantyUntil()).isEqualTo("2028-01-05");
        assertThat(view.sale()).isEqualTo(new Sale(p + "-SO", view.owner(), BUILT.plusSeconds(3600), "SF", "SF14"));
        UnitView battery = units.get("hc" + p + "-B");
        assertThat(battery.code()).isEqualTo(p + "-B");
        assertThat(battery.state()).as("a part shows the word of what it is in").isEqualTo(StateWord.IN_REPAIR);
        assertThat(battery.outermost()).isEqualTo(bike);
        assertThat(battery.place().code()).isEqualTo("SVC");
        assertThatThrownBy(() -> units.get("NOBODY-1"))
                .isInstanceOfSatisfying(Problem.class, e -> assertThat(e.code()).isEqualTo("unit-unknown"));
    }

    @Test
    void theTimelineTellsItsLifeNewestFirstInPages() {
        var first = units.timeline(bike, null, null, 3);
        assertThat(first.items()).extracting(TimelineEntry::step).containsExactly("disassemble", "service-in", "ship");
        var second = units.timeline(bike, null, first.next(), 10);
        assertThat(second.items())
                .extracting(TimelineEntry::step)
                .containsExactly("receive", "assemble", "commission", "allocate");
        assertThat(second.next()).isNull();
        assertThat(second.items().get(1).others())
                .extracting(TimelineEntry.Other::unit)
                .containsExactlyInAnyOrder(p + "-M1", p + "-B");
        assertThat(units.timeline(p + "-M1", null, null, 1).items().get(0).others())
                .extracting(TimelineEntry.Other::unit)
                .containsExactly(bike);
        assertThat(units.timeline(bike, "made", null, 10).items())
                .extracting(TimelineEntry::step)
                .containsExactly("assemble", "commission");
    }

    @Test
    void theTreeIsAsItWasAtAnyMoment() {
        Part asBuilt = units.tree(bike, Part.Direction.DOWN, BUILT);
        assertThat(asBuilt.parts()).extracting(Part::code).containsExactly(p + "-M1", p + "-B");
        assertThat(asBuilt.parts().get(1).parts()).extracting(Part::lot).containsExactly(p + "-LOT");
        assertThat(units.tree(bike, Part.Direction.DOWN, null).parts())
                .extracting(Part::code)
                .containsExactly(p + "-B");
        assertThat(units.tree(bike, Part.Direction.DOWN, BUILT.minusSeconds(1)).parts())
                .isEmpty();
        assertThat(units.tree(p + "-B", Part.Direction.UP, null).parts())
                .extracting(Part::code)
                .containsExactly(bike);
        assertThat(units.changes(bike, null)).containsExactly(BUILT, SWAPPED);
        assertThat(units.changes(bike, SWAPPED.minusSeconds(1))).containsExactly(BUILT);
    }

    /** Parts that nobody built in one by one; the tree reads nothing else of them. */
    private void stuffed(String parent, String number) {
        world.sql("""
                INSERT INTO assembly (id, parent_id, child_id, material_id, lot_id, quantity, position, from_event, from_at)
                SELECT %s, p.id, CAST(NULL AS BIGINT), a.material_id, a.lot_id, 1, '%s', a.from_event, a.from_at
                FROM unit p, assembly a
                WHERE p.code = '%s' AND a.id = (SELECT MAX(x.id) FROM assembly x WHERE x.lot_id IS NOT NULL)
                """.formatted(number, "P", parent));
    }

    @Test
    void aTreeOfThousandsIsCutWithACountAndReadToItsEndPageByPage() {
        long first = world.count("SELECT MAX(id) FROM assembly") + 1_000L;
        for (int i = 0; i < 11; i++) {
            for (String parent : new String[] {bike, p + "-B"}) {
                stuffed(parent, String.valueOf(first++));
            }
        }
        Part whole = units.tree(bike, Part.Direction.DOWN, null);
        assertThat(whole.more()).isZero();
        assertThat(whole.parts()).hasSize(12);
        assertThat(cut(bike, 5)).isEqualTo(List.of(5, 7L, 12L));
        assertThat(cut(bike, 14)).isEqualTo(List.of(12, 0L, 10L));
        assertThat(cut(bike, 12)).isEqualTo(List.of(12, 0L, 12L));

        var paged = new ArrayList<Part>();
        var asked = new Units.Inside(Part.Direction.DOWN, null);
        var page = units.parts(bike, asked, null, 5);
        paged.addAll(page.items());
        while (page.next() != null) {
            page = units.parts(bike, asked, page.next(), 5);
            paged.addAll(page.items());
        }
        assertThat(paged).hasSize(12);
        assertThat(paged.stream().filter(part -> part.code() != null))
                .extracting(part -> part.code() + " " + part.more())
                .containsExactly(p + "-B 12");
        assertThat(units.parts(p + "-B", new Units.Inside(Part.Direction.UP, null), null, 5)
                        .items())
                .extracting(Part::code)
                .containsExactly(bike);
        assertThat(units.parts(bike, new Units.Inside(Part.Direction.DOWN, BUILT), null, 50)
                        .items())
                .extracting(Part::code)
                .startsWith(p + "-M1", p + "-B");
    }

    /** How many parts a tree of so many shows directly inside, how many it leaves out, and below the battery. */
    private List<Object> cut(String code, int most) {
        Part root = tree.of(finder.id(code, null), Part.Direction.DOWN, clock.instant(), most);
        long below = root.parts().stream().mapToLong(Part::more).sum();
        return List.of(root.parts().size(), root.more(), below);
    }

    @Test
    void fromALotTheWayLeadsToTheProductsAndTheirCustomers() {
        LotTrace found = trace.fromLot("CELL", p + "-LOT");
        assertThat(found.units()).extracting(a -> a.unit().code()).containsExactly(bike, p + "-B");
        assertThat(found.counts()).isEqualTo(new LotTrace.TraceCounts(1, 1, 0, 0));
        assertThat(found.units().get(0).via()).isEqualTo(p + "-B");
        assertThat(found.units().get(0).unit().owner().code()).isEqualTo("C1");
        assertThat(found.more()).isFalse();
        assertThat(found.reach().owners())
                .extracting(where -> where.where().code() + " " + where.certain())
                .containsExactly("C1 1");
        var asked = new Trace.LotAsked("CELL", p + "-LOT", LotTrace.Certainty.CERTAIN);
        var first = trace.units(asked, null, 1);
        assertThat(first.items()).containsExactly(found.units().get(0));
        var second = trace.units(asked, first.next(), 1);
        assertThat(second.items()).containsExactly(found.units().get(1));
        assertThat(second.next()).isNull();
        assertThatThrownBy(() -> trace.fromLot("CELL", "none"))
                .isInstanceOfSatisfying(Problem.class, e -> assertThat(e.code()).isEqualTo("lot-unknown"));
    }

    @Test
    void listsAreFilteredAndPagedByKey() {
        var all = units.list(new UnitFilter(p, null, null, null, null, null, null, null), null, 2);
        assertThat(all.items()).hasSize(2);
        assertThat(units.list(new UnitFilter(p, null, null, null, null, null, null, null), all.next(), 9)
                        .items())
                .hasSize(2);
        assertThat(units.list(
                                new UnitFilter(null, StateWord.IN_REPAIR, "BIKE", null, "C1", p + "-WO", null, null),
                                null,
                                9)
                        .items())
                .extracting(UnitRow::code)
                .containsExactly(bike);
        assertThat(units.search(p.toLowerCase() + "-m", 9))
                .extracting(UnitRow::code)
                .containsExactlyInAnyOrder(p + "-M1", p + "-M2");
        for (Badge badge : Badge.values()) {
            int counted = units.countsByBadge(null).get(badge).units();
            assertThat(units.list(new UnitFilter(null, null, null, null, null, null, null, badge), null, 200)
                            .items())
                    .as(badge.name())
                    .hasSize(counted);
        }
        assertThat(units.countsByState(null)).containsKeys(StateWord.IN_STOCK, StateWord.IN_REPAIR);
        assertThat(units.countsByBadge(null)).containsEntry(Badge.ON_HOLD, new Tally(0, false));
    }

    @Test
    void unitsBelongToTheSiteOfTheirPlace() {
        String site = world.text("SELECT site FROM unit WHERE code = '" + bike + "'");
        var mine = new UnitFilter(p, null, null, null, null, null, null, null);
        assertThat(units.list(mine.at(site), null, 9).items()).hasSize(4);
        assertThat(units.list(mine.at("elsewhere"), null, 9).items()).isEmpty();
        assertThat(units.countsByState("elsewhere").values()).allMatch(tally -> tally.units() == 0);
        assertThat(units.countsByBadge("elsewhere").values()).allMatch(tally -> tally.units() == 0);
        assertThat(units.countsByState(site).get(StateWord.IN_REPAIR).units()).isPositive();
    }
}
