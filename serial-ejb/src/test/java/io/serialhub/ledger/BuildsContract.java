package io.serialhub.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.base.Json;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A unit against its bill of material: what goes in, what is refused, what is missing, what was inside when. */
abstract class BuildsContract {
    private static int run;

    @Inject
    Hub hub;

    @Inject
    Ledger ledger;

    @Inject
    Builds builds;

    @Inject
    Units units;

    @Inject
    Steps steps;

    @Inject
    World world;

    private String p;
    private String bike;

    @OnDerby
    static class DerbyBuildsTest extends BuildsContract {}

    @OnPostgres
    static class PostgresBuildsTest extends BuildsContract {}

    @BeforeEach
    void aBikeIsBeingMade() {
        world.build();
        p = "B" + ++run;
        world.order(p + "-WO", 'W', "BIKE", 1);
        bike = world.allocate(hub, "BIKE", p, 1).get(0);
        record("commission", Context.ofOrder(p + "-WO"), Item.of(bike));
        record("adopt", Context.NONE, part("M1", "MOTOR"), part("M2", "MOTOR"), part("B1", "BATTERY"));
    }

    private Item part(String suffix, String material) {
        return new Item(
                p + "-" + suffix,
                null,
                null,
                material,
                null,
                null,
                null,
                Map.of("custody", "location", "place", "W1-A"));
    }

    private Recorded record(String step, Context context, Item... items) {
        return ledger.record(Recording.of(step, context, items));
    }

    private static String reason(Recorded recorded) {
        return recorded.items().get(0).reason().code();
    }

    private Recorded put(String parent, String code) {
        return builds.put(null, parent, Item.of(code), Context.NONE);
    }

    @Test
    void aScanFindsItsPositionAndTheRestIsStillMissing() {
        assertThat(builds.get(bike).complete()).isFalse();
        assertThat(put(bike, p + "-M1").accepted()).isEqualTo(1);
        Build build = builds.get(bike);
        assertThat(build.positions())
                .extracting(
                        Build.Position::position,
                        Build.Position::parts,
                        x -> x.missing().intValue())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("10", List.of(p + "-M1"), 0),
                        org.assertj.core.groups.Tuple.tuple("20", List.of(), 1));
        put(bike, p + "-B1");
        assertThat(builds.get(bike).complete()).isTrue();
    }

    @Test
    void whatMustNotGoInIsRefusedWithItsReason() {
        record("adopt", Context.NONE, part("W", "BIKE-2"), part("F", "MOTOR"), part("X", "MOTOR"));
        assertThat(reason(put(bike, p + "-W"))).isEqualTo("not-in-bom");
        record("inspect", Context.NONE, Item.of(p + "-F", "fail"));
        assertThat(reason(put(bike, p + "-F"))).isEqualTo("quality-defective");
        put(bike, p + "-M1");
        assertThat(reason(put(bike, p + "-M2"))).isEqualTo("position-full");
        world.order(p + "-WO2", 'W', "BIKE", 1);
        String other = world.allocate(hub, "BIKE", p + "-O", 1).get(0);
        record("commission", Context.ofOrder(p + "-WO2"), Item.of(other));
        Recorded elsewhere = put(other, p + "-M1");
        assertThat(reason(elsewhere)).isEqualTo("part-elsewhere");
        assertThat(elsewhere.items().get(0).reason().args()).containsEntry("parent", bike);
    }

    @Test
    void aLotGoesInWithWhatIsMissingOrSoManyPieces() {
        String battery = p + "-B1";
        world.sql("INSERT INTO lot (id, material_id, code, holds, version) SELECT " + world.ids.next("lot") + ", id, '"
                + p + "-L', 0, 0 FROM material WHERE code = 'CELL'");
        Recorded some = builds.put(
                p + "-put",
                battery,
                new Item(p + "-L", null, null, null, null, new BigDecimal(15), null, null),
                Context.NONE);
        assertThat(some.accepted()).as(String.valueOf(some)).isEqualTo(1);
        assertThat(builds.get(battery).positions().get(0).missing()).isEqualByComparingTo("25");
        Recorded rest = builds.put(p + "-rest", battery, Item.of(p + "-L"), Context.NONE);
        assertThat(rest.accepted()).as(String.valueOf(rest)).isEqualTo(1);
        assertThat(builds.put(p + "-rest", battery, Item.of(p + "-L"), Context.NONE))
                .isEqualTo(rest);
        assertThat(builds.get(battery).complete()).isTrue();
        world.sql("UPDATE lot SET holds = 1 WHERE code = '" + p + "-L'");
        assertThat(reason(put(battery, p + "-L"))).isEqualTo("lot-on-hold");
    }

    @Test
    void anOwnStepThatPutsPartsInDoesSoPositionByPosition() {
        String step = "weld-" + p.toLowerCase(java.util.Locale.ROOT);
        steps.save(Json.read("""
                {"code": "%s", "nameZh": "焊入", "nameEn": "Weld in", "titleZh": "已焊入", "titleEn": "Welded in", "rank": 15,
                 "kind": "made", "permission": "record-make", "station": ["piece"],
                 "roles": [{"name": "piece", "number": ["commissioned"], "custody": ["location"], "guards": ["bom"],
                            "effects": ["custody parent"]},
                           {"name": "lot"}, {"name": "parent", "number": ["commissioned"]}]}
                """.formatted(step), StepDefinition.class), 0L);
        Recorded done = builds.putBy(null, step, Item.of(p + "-M1").into(bike), Context.NONE);
        assertThat(done.accepted()).as(String.valueOf(done)).isEqualTo(1);
        assertThat(builds.get(bike).positions().get(0).parts()).containsExactly(p + "-M1");
        assertThat(reason(builds.putBy(null, step, Item.of(p + "-M2").into(bike), Context.NONE)))
                .isEqualTo("position-full");
        assertThat(steps.get(step).rank()).isEqualTo(15);
    }

    @Test
    void aPartIsReplacedInOneEventAndWhatWasBuiltIsStillTold() {
        put(bike, p + "-M1");
        record("receive", Context.at("W1-A"), Item.of(bike));
        Instant built = builds.builtAt(bike);
        Recorded done = record(
                "replace", Context.at("SVC").because("worn"), Item.of(p + "-M2", "new"), Item.of(p + "-M1", "old"));
        assertThat(done.outcome()).isEqualTo(Recorded.Outcome.RECORDED);
        assertThat(units.get(p + "-M1").place().code()).isEqualTo("SVC");
        assertThat(units.get(p + "-M2").parent()).isEqualTo(bike);
        assertThat(inside(null)).containsExactly(p + "-M2");
        assertThat(inside(built)).containsExactly(p + "-M1");
        assertThat(builds.get(bike).positions().get(0).parts()).containsExactly(p + "-M2");
        List<Moment> moments = builds.moments(bike, null);
        assertThat(moments).extracting(Moment::built).containsExactly(true, false);
        assertThat(moments.get(1).in()).isEqualTo(moments.get(1).out()).hasSize(1);
        assertThat(moments.get(1).event()).isEqualTo(done.event());
        assertThat(builds.moments(bike, moments.get(0).at())).containsExactly(moments.get(0));
        TimelineEntry told = units.timeline(bike, null, null, 1).items().get(0);
        assertThat(told.others())
                .extracting(TimelineEntry.Other::unit, TimelineEntry.Other::role)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(p + "-M1", "old"),
                        org.assertj.core.groups.Tuple.tuple(p + "-M2", "new"));
    }

    @Test
    void theWrongPartReplacesNothing() {
        put(bike, p + "-M1");
        record("adopt", Context.NONE, part("W", "BIKE-2"));
        assertThat(record(
                                "replace",
                                Context.at("SVC").because("worn"),
                                Item.of(p + "-M1", "old"),
                                Item.of(p + "-W", "new"))
                        .items()
                        .get(1)
                        .reason()
                        .code())
                .isEqualTo("not-in-bom");
        assertThat(inside(null)).containsExactly(p + "-M1");
    }

    @Test
    void aPartThatCameWithItsRegisterIsKnownToBeInsideSinceThen() {
        record(
                "adopt",
                Context.NONE,
                new Item(p + "-OLD", null, bike, "BATTERY", null, null, null, Map.of("custody", "inside")));
        put(bike, p + "-M1");
        assertThat(units.tree(bike, Part.Direction.DOWN, null).parts())
                .extracting(Part::code, Part::takenOver)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(p + "-OLD", true),
                        org.assertj.core.groups.Tuple.tuple(p + "-M1", false));
    }

    private List<String> inside(Instant at) {
        return units.tree(bike, Part.Direction.DOWN, at).parts().stream()
                .map(Part::code)
                .toList();
    }
}
