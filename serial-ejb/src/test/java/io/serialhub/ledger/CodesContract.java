package io.serialhub.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serialhub.base.Problem;
import io.serialhub.identifier.Gtin;
import io.serialhub.identifier.Sgtin;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A unit is found by whatever its label or tag delivers, and by nothing that names another. */
abstract class CodesContract {
    private static final Gtin BIKE = new Gtin("80614141123458");
    private static final Gtin BIKE_2 = new Gtin("09506000134352");
    private static final Gtin STRANGE = new Gtin("06291041500213");

    @Inject
    Hub hub;

    @Inject
    Ledger ledger;

    @Inject
    Units units;

    @Inject
    CodeLists lists;

    @Inject
    Resolver resolver;

    @Inject
    World world;

    @OnDerby
    static class DerbyCodesTest extends CodesContract {}

    @OnPostgres
    static class PostgresCodesTest extends CodesContract {}

    private static final Map<String, Object> STOCK =
            Map.of("number", "commissioned", "custody", "location", "place", "W1-A", "quality", "good", "owner", "own");

    private static int run;
    private String p;

    @BeforeEach
    void materialsWithGtins() {
        world.build();
        world.sql("UPDATE material SET gtin = '" + BIKE + "' WHERE code = 'BIKE'");
        world.sql("UPDATE material SET gtin = '" + BIKE_2 + "' WHERE code = 'BIKE-2'");
        p = "G" + ++run;
    }

    @Test
    void everyFormFindsTheUnit() {
        String bike = adopt("BIKE", "10" + run);
        var sgtin = new Sgtin(BIKE, bike);
        for (String form : List.of(
                bike,
                sgtin.elementString().bracketed(),
                sgtin.elementString().plain(),
                "]d2" + sgtin.elementString().plain() + "\u001D10LOT",
                sgtin.elementString().plain() + "10LOT", // a keyboard scanner without separators
                sgtin.digitalLink(),
                "https://shop.example/de/01/" + BIKE + "/21/" + bike + "?17=261231",
                sgtin.epc(7),
                sgtin.tag96(1, 7),
                sgtin.hex96(1, 7),
                sgtin.hex198(1, 7))) {
            assertThat(units.get(form).code()).as(form).isEqualTo(bike);
            assertThat(units.search(form, 10))
                    .as(form)
                    .extracting(UnitRow::code)
                    .containsExactly(bike);
        }
    }

    @Test
    void theGtinTellsTwinsApart() {
        String serial = p + "-77";
        adopt("BIKE", serial);
        adopt("BIKE-2", serial);
        assertThatThrownBy(() -> units.get(serial))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("unit-ambiguous"));
        assertThat(units.get(new Sgtin(BIKE, serial).digitalLink()).material().code())
                .isEqualTo("BIKE");
        assertThat(units.get(new Sgtin(BIKE_2, serial).digitalLink()).material().code())
                .isEqualTo("BIKE-2");
    }

    @Test
    void aLabelOfAnotherTradeItemIsNotTheUnits() {
        String serial = adopt("BIKE", p + "-1");
        assertUnknown(new Sgtin(BIKE_2, serial).digitalLink());
        assertUnknown(new Sgtin(STRANGE, serial).digitalLink());
    }

    @Test
    void aGtinThatNobodyEnteredFitsMaterialsThatHaveNone() {
        String motor = adopt("MOTOR", p + "-M");
        assertThat(units.get(new Sgtin(STRANGE, motor).elementString().plain()).code())
                .isEqualTo(motor);
        assertUnknown(new Sgtin(BIKE, motor).digitalLink());
    }

    @Test
    void aUnitThatReworkMadeAnotherMaterialIsFoundByItsOldLabelAndByItsNewOne() {
        String bike = adopt("BIKE", p + "-R");
        Recorded rework = ledger.record(Recording.of(
                        "reclassify",
                        Context.NONE.because("rework"),
                        new Item(bike, null, null, null, null, null, null, Map.of("material", "BIKE-2")))
                .id(p + "-rework"));
        assertThat(rework.accepted()).isEqualTo(1);
        assertThat(units.get(new Sgtin(BIKE, bike).digitalLink()).code()).isEqualTo(bike);
        assertThat(units.get(new Sgtin(BIKE_2, bike).epc(7)).code()).isEqualTo(bike);
        assertUnknown(new Sgtin(STRANGE, bike).digitalLink());
    }

    @Test
    void whereSeparatorsAreMissingAndTwoReadingsExistBothAreOffered() {
        adopt("BIKE", p + "A");
        adopt("BIKE", p + "A10LOT");
        List<Hit> hits =
                resolver.resolve(List.of("01" + BIKE + "21" + p + "A10LOT")).get("01" + BIKE + "21" + p + "A10LOT");
        assertThat(hits).extracting(Hit::code).containsExactlyInAnyOrder(p + "A", p + "A10LOT");
    }

    @Test
    void aStepIsRecordedByTheLabelThatWasScanned() {
        String bike = adopt("BIKE", p + "-S");
        Recorded moved = ledger.record(Recording.of(
                        "put-away",
                        Context.at("W1-B"),
                        Item.of("]d2" + new Sgtin(BIKE, bike).elementString().plain()))
                .id(p + "-put-away"));
        assertThat(moved.accepted()).isEqualTo(1);
        assertThat(moved.items().get(0).unit()).isEqualTo(bike);
    }

    @Test
    void aLabelOfAUnitThatIsNewHereNamesItsMaterialNumberAndLot() {
        String label = "]d201" + BIKE + "21" + p + "-N\u001D10" + p + "-LOT";
        Recorded adopted = ledger.record(
                Recording.of("adopt", Context.NONE, new Item(label, null, null, null, null, null, null, STOCK))
                        .id(p + "-label"));
        assertThat(adopted.accepted()).as(adopted.toString()).isEqualTo(1);
        assertThat(adopted.items().get(0).code()).isEqualTo(label);
        UnitView unit = units.get(p + "-N");
        assertThat(unit.material().code()).isEqualTo("BIKE");
        assertThat(unit.lot()).isEqualTo(p + "-LOT");
    }

    @Test
    void aListIsMadeAnotherMaterialAtOnce() {
        List<Item> items = List.of(p + "-R1", p + "-R2").stream()
                .map(code -> new Item(code, "unit", null, "BIKE", null, null, null, STOCK))
                .toList();
        ledger.record(new Recording(null, "adopt", Mode.ALL_OR_NOTHING, items, Context.NONE));
        var asked = new CodesAsked(
                p + "-R1\n" + p + "-R2",
                null,
                null,
                null,
                "reclassify",
                null,
                Context.NONE.because("rework"),
                Map.of("material", "BIKE-2"));
        assertThat(lists.record(asked, p + "-REWORK").good()).isEqualTo(2);
        assertThat(units.get(p + "-R1").material().code()).isEqualTo("BIKE-2");
    }

    @Test
    void aRangeOfSuppliersNumbersIsReceivedThoughOneOfThemStandsOnAnotherMaterial() {
        adopt("BIKE", p + "-S002");
        world.order(p + "-PO", 'P', "MOTOR", 4);
        var asked = new CodesAsked(
                p + "-S001.." + p + "-S004",
                null,
                "MOTOR",
                p + "-LOT",
                "receive",
                "supplied",
                new Context(p + "-PO", "S1", "W1-A", null, null, null, null),
                null);
        assertThat(lists.check(asked).good()).isEqualTo(4);
        assertThatThrownBy(() -> units.get(p + "-S001")).isInstanceOf(Problem.class);
        CodesAnswered done = lists.record(asked, p + "-GOODS-IN");
        assertThat(done.codes()).extracting(CodeAnswer::unit).contains(p + "-S001", p + "-S004");
        assertThat(lists.record(asked, p + "-GOODS-IN").good()).isEqualTo(4);
        UnitView motor = units.get(p + "-S003");
        assertThat(List.of(motor.material().code(), motor.lot(), motor.place().code()))
                .containsExactly("MOTOR", p + "-LOT", "W1-A");
    }

    @Test
    void ofSuppliersNumbersTheBadOnesSayWhyAndTheOthersAreReceived() {
        adopt("MOTOR", p + "-T1");
        world.order(p + "-PO", 'P', "MOTOR", 1);
        var asked = new CodesAsked(
                List.of(p + "-T1", p + "-T2", p + "-T2", p + "-T3").stream()
                        .collect(java.util.stream.Collectors.joining("\n")),
                null,
                null,
                null,
                "receive",
                "supplied",
                new Context(p + "-PO", null, "W1-A", null, null, null, null),
                null);
        assertThat(lists.record(asked, p + "-GOODS-IN").codes())
                .extracting(CodeAnswer::verdict)
                .containsExactly(
                        CodeAnswer.Verdict.REFUSED,
                        CodeAnswer.Verdict.GOOD,
                        CodeAnswer.Verdict.TWICE,
                        CodeAnswer.Verdict.REFUSED);
        assertThat(units.get(p + "-T2").material().code()).isEqualTo("MOTOR");
    }

    private void assertUnknown(String code) {
        assertThatThrownBy(() -> units.get(code))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("unit-unknown"));
    }

    private String adopt(String material, String serial) {
        Recorded adopted = ledger.record(
                Recording.of("adopt", Context.NONE, new Item(serial, null, null, material, null, null, null, STOCK))
                        .id("adopt " + material + serial));
        assertThat(adopted.accepted()).as(adopted.toString()).isEqualTo(1);
        return serial;
    }
}
