package io.serialhub.story;

import static io.serialhub.testkit.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serialhub.base.ContentVersion;
import io.serialhub.base.Problem;
import io.serialhub.genealogy.Backflush;
import io.serialhub.genealogy.Consumption;
import io.serialhub.genealogy.ConsumptionDraft;
import io.serialhub.genealogy.LotTrace;
import io.serialhub.genealogy.Trace;
import io.serialhub.ledger.Answer;
import io.serialhub.ledger.Builds;
import io.serialhub.ledger.Context;
import io.serialhub.ledger.Correction;
import io.serialhub.ledger.CorrectionDesk;
import io.serialhub.ledger.CorrectionView;
import io.serialhub.ledger.Item;
import io.serialhub.ledger.Part;
import io.serialhub.ledger.Recorded;
import io.serialhub.ledger.StateWord;
import io.serialhub.ledger.TimelineEntry;
import io.serialhub.ledger.Units;
import io.serialhub.material.BomKind;
import io.serialhub.material.BomLine;
import io.serialhub.material.Materials;
import io.serialhub.material.TestLimit;
import io.serialhub.material.TestLimits;
import io.serialhub.material.Tracking;
import io.serialhub.material.WarrantyStart;
import io.serialhub.packaging.BoxDraft;
import io.serialhub.packaging.BoxKind;
import io.serialhub.packaging.BoxStatus;
import io.serialhub.packaging.HandlingUnits;
import io.serialhub.packaging.Packing;
import io.serialhub.packaging.SsccRule;
import io.serialhub.packaging.SsccRules;
import io.serialhub.quality.Holds;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import io.serialhub.testkit.TestClock;
import io.serialhub.testkit.ToldGolden;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is put together, packed, measured and mixed up, told as it happens. */
abstract class BindingContract {
    @Inject
    ToldGolden told;

    @Inject
    Hub hub;

    @Inject
    Story story;

    @Inject
    Materials materials;

    @Inject
    TestLimits limits;

    @Inject
    Builds builds;

    @Inject
    Units units;

    @Inject
    HandlingUnits boxes;

    @Inject
    Packing packing;

    @Inject
    SsccRules rules;

    @Inject
    Backflush backflush;

    @Inject
    Trace trace;

    @Inject
    Holds holds;

    @Inject
    CorrectionDesk desk;

    @Inject
    TestClock clock;

    @OnDerby
    static class DerbyBindingTest extends BindingContract {}

    @OnPostgres
    static class PostgresBindingTest extends BindingContract {}

    @BeforeEach
    void scene() {
        story.scene(hub);
        rules.save(new SsccRule("CARTONS", "纸箱", "Cartons", 0, "6901234", 0, null), null);
        story.material("GREASE", Tracking.LOT, 0, BomKind.ASSEMBLY, WarrantyStart.DELIVERY);
        story.material("SCOOTER", Tracking.SERIAL, 24, BomKind.ASSEMBLY, WarrantyStart.DELIVERY);
        materials.saveBom(
                "SCOOTER",
                List.of(
                        new BomLine("10", "MOTOR", BigDecimal.ONE),
                        new BomLine("20", "GREASE", new BigDecimal("0.2"))));
    }

    @AfterEach
    void everythingAddsUp() {
        story.addsUp();
    }

    private String carton(String... content) {
        String sscc = boxes.create(new BoxDraft(null, BoxKind.CARTON, null, null, null), 1)
                .get(0)
                .code();
        packing.pack(null, sscc, List.of(content), null);
        packing.close(sscc);
        return sscc;
    }

    @Test
    void halfACartonComesBackAndTheOtherHalfStaysWithTheCustomer() {
        story.inStock("BIKE", "H-1", "H-2", "H-3", "H-4");
        String sscc = carton("H-1", "H-2", "H-3", "H-4");
        story.sells("SO-H", "ANNA", 4, "BIKE");
        Recorded shipped = story.when("ship").order("SO-H").units(sscc).record();
        assertThat(shipped.accepted()).isEqualTo(4);
        Instant shippedAt = clock.instant();

        clock.advance(Duration.ofDays(9));
        story.when("return").with("ANNA").at("WH").units("H-1", "H-2").happens();

        story.unit("H-1").is(StateWord.IN_STOCK);
        story.unit("H-3").is(StateWord.SOLD).isOwnedBy("ANNA");
        story.when("return").with("ANNA").at("WH").units(sscc).isRefused("box-opened");
        assertThat(boxes.content(sscc, shippedAt, null, null).items())
                .extracting(packed -> packed.unit().code())
                .containsExactly("H-1", "H-2", "H-3", "H-4");
        assertThat(boxes.get(sscc).units()).isEqualTo(2);
    }

    @Test
    void aCartonThatWasOpenedForOneSaleAsksForItsUnits() {
        story.inStock("BIKE", "O-1", "O-2", "O-3");
        String sscc = carton("O-1", "O-2", "O-3");
        story.sells("SO-O1", "BEN", 1, "BIKE");
        story.when("ship").order("SO-O1").units("O-2").happens();

        assertThat(boxes.get(sscc).status()).isEqualTo(BoxStatus.OPENED);
        story.sells("SO-O2", "ANNA", 2, "BIKE");
        story.when("ship").order("SO-O2").units(sscc).isRefused("box-opened");
        packing.close(sscc);
        Recorded counted = story.when("ship").order("SO-O2").units(sscc).record();
        assertThat(counted.accepted()).isEqualTo(2);
    }

    @Test
    void aLotThatTheWholeOrderUsedMakesItsUnitsPossibleAndOneKnownByItselfCertain() {
        story.numbers("SCOOTER", "P-1", "P-2", "P-3", "P-4");
        story.makes("WO-P", 4, "SCOOTER");
        story.when("commission").order("WO-P").units("P-1", "P-2", "P-3").happens();
        Consumption booked =
                backflush.record(new ConsumptionDraft("WO-P", "GREASE", "G-7", new BigDecimal("0.8"), null));
        story.when("assemble")
                .items(new Item(null, "lot", "P-2", "GREASE", "G-7", new BigDecimal("0.2"), null, null))
                .happens();
        story.when("assemble")
                .items(new Item(null, "lot", "P-3", "GREASE", "G-8", new BigDecimal("0.2"), null, null))
                .happens();

        told.says("lot.consumed", Map.of());
        LotTrace found = trace.fromLot("GREASE", "G-7");
        assertThat(codes(found.units())).containsExactly("P-2");
        assertThat(codes(found.possible())).containsExactly("P-1");
        assertThat(found.possible().get(0).order()).isEqualTo("WO-P");

        assertThatThrownBy(() -> backflush.record(new ConsumptionDraft("WO-P", "BATTERY", "B-1", BigDecimal.ONE, null)))
                .isInstanceOfSatisfying(Problem.class, e -> assertThat(e.code()).isEqualTo("not-in-bom"));
        story.when("receive").at("WH").units("P-1", "P-2", "P-3").happens();
        story.sells("SO-P", "ANNA", 3, "SCOOTER");
        refused("field-too-long", () -> holds.placeOnLot("GREASE", "G-7", "s".repeat(501)));
        refused("reason-needed", () -> holds.placeOnLot("GREASE", "G-7", " "));
        holds.placeOnLot("GREASE", "G-7", "smells");
        told.says("lot.held", Map.of());
        story.when("ship").order("SO-P").units("P-2").isRefused("lot-on-hold");
        story.when("ship").order("SO-P").units("P-1").isRefused("lot-on-hold-perhaps");
        story.when("ship").order("SO-P").units("P-3").happens();
        assertThatThrownBy(() -> backflush.record(new ConsumptionDraft("WO-P", "GREASE", "G-7", BigDecimal.ONE, null)))
                .isInstanceOfSatisfying(Problem.class, e -> assertThat(e.code()).isEqualTo("lot-on-hold"));
        backflush.takeBack(booked.id(), "booked on the wrong order");
        told.says("lot.consumption-taken-back", Map.of());
        assertThat(trace.fromLot("GREASE", "G-7").possible()).isEmpty();
        story.when("ship").order("SO-P").units("P-1").happens();
        assertThat(backflush.list("WO-P"))
                .extracting(Consumption::voidReason)
                .containsExactly("booked on the wrong order");
    }

    private static List<String> codes(List<LotTrace.Affected> affected) {
        return affected.stream().map(a -> a.unit().code()).toList();
    }

    @Test
    void theWrongTwinWasShippedAndBothCustomersKnowWhichIsTheirs() {
        story.inStock("BIKE", "TWIN-1", "TWIN-2");
        story.sells("SO-T1", "ANNA", 1, "BIKE");
        story.sells("SO-T2", "BEN", 1, "BIKE");
        String toAnna = story.when("ship").order("SO-T1").units("TWIN-1").happens();
        String toBen = story.when("ship").order("SO-T2").units("TWIN-2").happens();

        CorrectionView swapped = desk.record(new Correction(
                null,
                "the labels were on the wrong cartons",
                List.of(
                        new Correction.Change("TWIN-1", toAnna, null, null, null, null, toBen),
                        new Correction.Change("TWIN-2", toBen, null, null, null, null, toAnna))));

        assertThat(swapped.allowed()).as(swapped.toString()).isTrue();
        story.unit("TWIN-1").is(StateWord.SOLD).isOwnedBy("BEN");
        story.unit("TWIN-2").is(StateWord.SOLD).isOwnedBy("ANNA");
        assertThat(story.order("SO-T1").done()).isEqualTo(1);
        List<TimelineEntry> life = units.timeline("TWIN-1", null, null, 2).items();
        assertThat(life.get(1).correctedBy())
                .isEqualTo(swapped.event())
                .isEqualTo(life.get(0).event());
        story.when("return").with("ANNA").at("WH").units("TWIN-1").isRefused("not-sold-to");
        story.when("return").with("BEN").at("WH").units("TWIN-1").happens();
    }

    @Test
    void aPartWasReplacedAndAsBuiltIsStillTold() {
        story.inStock("MOTOR", "MO-1", "MO-2");
        story.numbers("SCOOTER", "R-1");
        story.makes("WO-R", 1, "SCOOTER");
        story.when("commission").order("WO-R").units("R-1").happens();
        assertThat(builds.put(null, "R-1", Item.of("MO-1"), Context.NONE).accepted())
                .isEqualTo(1);
        story.when("receive").at("WH").units("R-1").happens();

        clock.advance(Duration.ofDays(100));
        story.when("replace")
                .at("SVC")
                .because("worn out")
                .as("old", "MO-1")
                .as("new", "MO-2")
                .happens();

        assertThat(parts(builds.builtAt("R-1"))).containsExactly("MO-1");
        assertThat(parts(null)).containsExactly("MO-2");
        assertThat(units.get("MO-2").parent()).isEqualTo("R-1");
        assertThat(units.get("MO-1").place().code()).isEqualTo("SVC");
        assertThat(builds.moments("R-1", null)).hasSize(2);
    }

    private List<String> parts(Instant at) {
        return units.tree("R-1", Part.Direction.DOWN, at).parts().stream()
                .map(Part::code)
                .toList();
    }

    @Test
    void aMeasurementOutsideItsLimitsFailsTheUnitWhateverTheStationSays() {
        limits.save(
                "BIKE", List.of(new TestLimit("resistance", "内阻", "Resistance", "mΩ", null, new BigDecimal(95))), null);
        assertThatThrownBy(() -> limits.save("BIKE", List.of(), ContentVersion.of(List.of())))
                .hasMessageContaining("changed-meanwhile");
        story.inStock("BIKE", "L-1", "L-2");

        Recorded measured = story.when("inspect")
                .items(measured("L-1", 186), measured("L-2", 80))
                .record();

        assertThat(measured.accepted()).isEqualTo(2);
        assertThat(measured.items().get(0).remark().code()).isEqualTo("above-limit");
        assertThat(measured.items()).extracting(Answer::accepted).containsExactly(true, true);
        TimelineEntry told = units.timeline("L-1", null, null, 1).items().get(0);
        assertThat(told.role()).isEqualTo("fail");
        assertThat(told.data()).containsEntry("m.resistance", 186).containsEntry("m.resistance.upper", 95);
        story.sells("SO-L", "ANNA", 2, "BIKE");
        story.when("ship").order("SO-L").units("L-1").isRefused("quality-defective");
        story.when("ship").order("SO-L").units("L-2").happens();
    }

    private static Item measured(String unit, int milliohm) {
        return new Item(unit, "pass", null, null, null, null, null, Map.of("m.resistance", milliohm));
    }
}
