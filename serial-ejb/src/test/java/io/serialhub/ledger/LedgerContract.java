package io.serialhub.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serialhub.approval.Approval;
import io.serialhub.approval.Approvals;
import io.serialhub.base.Actor;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The door: what it lets happen to units, what it refuses and why. */
abstract class LedgerContract {
    @Inject
    Hub hub;

    @Inject
    Ledger ledger;

    @Inject
    World world;

    @Inject
    Approvals approvals;

    @OnDerby
    static class DerbyLedgerTest extends LedgerContract {}

    @OnPostgres
    static class PostgresLedgerTest extends LedgerContract {}

    private static int run;
    private String p;

    @BeforeEach
    void build() {
        world.build();
        p = "T" + ++run;
    }

    private Item[] items(List<String> codes) {
        return codes.stream().map(Item::of).toArray(Item[]::new);
    }

    private Recorded record(String step, Context context, Item... items) {
        return ledger.record(Recording.of(step, context, items));
    }

    /** Bikes that were made and received into a bin. */
    private List<String> inStock(int n) {
        world.order(p + "-WO", 'W', "BIKE", n);
        List<String> codes = world.allocate(hub, "BIKE", p, n);
        assertThat(record("commission", Context.ofOrder(p + "-WO"), items(codes))
                        .accepted())
                .isEqualTo(n);
        assertThat(record("receive", Context.at("W1-A"), items(codes)).accepted())
                .isEqualTo(n);
        return codes;
    }

    private static Actor other() {
        return new Actor("eva", "Eva", EnumSet.allOf(Permission.class), "test", Hub.SITE, Locale.ENGLISH);
    }

    private String reason(Recorded recorded) {
        return recorded.items().get(0).reason().code();
    }

    @Test
    void aUnitIsMadeReceivedAndShippedAgainstItsOrder() {
        List<String> codes = inStock(2);
        world.order(p + "-SO", 'S', "BIKE", 3);
        Recorded shipped = record(
                "ship", Context.ofOrder(p + "-SO").with(Map.of("carrier", "SF", "tracking", "SF1")), items(codes));
        assertThat(shipped.outcome()).isEqualTo(Recorded.Outcome.RECORDED);
        assertThat(shipped.lines()).containsExactly(new LineProgress(p + "-SO", 1, "BIKE", 3, 2));
        assertThat(world.count("SELECT COUNT(*) FROM unit WHERE state = 'S' AND code LIKE '" + p + "-%' AND seq = 4"
                        + " AND warranty_until IS NOT NULL"))
                .isEqualTo(2);
        assertThat(world.count("SELECT done FROM order_line l JOIN doc_order o ON o.id = l.order_id WHERE o.code = '"
                        + p + "-SO'"))
                .isEqualTo(2);
    }

    @Test
    void everyReasonNotToShipIsSaidForEachUnit() {
        List<String> codes = inStock(5);
        world.order(p + "-SO", 'S', "BIKE", 2);
        world.order(p + "-SO2", 'S', "BIKE-2", 9);
        assertThat(reason(record("ship", Context.ofOrder(p + "-SO2"), Item.of(codes.get(0)))))
                .isEqualTo("not-on-order");
        assertThat(reason(record("ship", Context.ofOrder(p + "-SO"), Item.of("NOBODY"))))
                .isEqualTo("unit-unknown");
        Approval asked = Actor.system("test", Hub.SITE)
                .call(() ->
                        approvals.request(Recording.of("scrap", Context.NONE.because("fell"), Item.of(codes.get(4)))));
        other().run(() -> approvals.approve(asked.code(), null));
        assertThat(reason(record("ship", Context.ofOrder(p + "-SO"), Item.of(codes.get(4)))))
                .isEqualTo("quality-scrapped");
        Recorded tooMany = record("ship", Context.ofOrder(p + "-SO"), items(codes.subList(0, 3)));
        assertThat(tooMany.outcome()).isEqualTo(Recorded.Outcome.REFUSED);
        assertThat(tooMany.items().get(2).reason().code()).isEqualTo("order-line-full");
        Recorded good = ledger.record(Recording.of("ship", Context.ofOrder(p + "-SO"), items(codes.subList(0, 3)))
                .mode(Mode.ACCEPT_GOOD));
        assertThat(good.outcome()).isEqualTo(Recorded.Outcome.PARTLY);
        assertThat(good.accepted()).isEqualTo(2);
        Recorded again = record("ship", Context.ofOrder(p + "-SO"), Item.of(codes.get(0)));
        assertThat(again.items().get(0).repeated()).isTrue();
        assertThatThrownBy(() -> record("ship", Context.ofOrder(p + "-WO"), Item.of(codes.get(3))))
                .isInstanceOfSatisfying(Problem.class, e -> assertThat(e.code()).isEqualTo("order-of-other-kind"));
    }

    @Test
    void theSameEventIdGivesTheSameAnswerAndAnotherBodyIsRefused() {
        List<String> codes = inStock(2);
        Recording call = Recording.of("put-away", Context.at("W1-B"), Item.of(codes.get(0)))
                .id(p + "-1");
        Recorded first = ledger.record(call);
        assertThat(ledger.record(call)).isEqualTo(first);
        assertThat(world.count("SELECT seq FROM unit WHERE code = '" + codes.get(0) + "'"))
                .isEqualTo(4);
        Recording other = Recording.of("put-away", Context.at("W1-B"), Item.of(codes.get(1)))
                .id(p + "-1");
        assertThatThrownBy(() -> ledger.record(other))
                .isInstanceOfSatisfying(Problem.class, e -> assertThat(e.code()).isEqualTo("event-id-reused"));
    }

    @Test
    void partsGoInByTheBillOfMaterialAndLotsByQuantity() {
        String bike = inStock(1).get(0);
        record("adopt", Context.NONE, part(p + "-M1", "MOTOR"), part(p + "-M2", "MOTOR"), part(p + "-B1", "BATTERY"));
        Item cells = new Item(null, "lot", p + "-B1", "CELL", p + "-LOT", new BigDecimal(40), null, null);
        assertThat(record("assemble", Context.NONE, cells).outcome()).isEqualTo(Recorded.Outcome.RECORDED);
        assertThat(reason(record("assemble", Context.NONE, cells))).isEqualTo("position-full");
        Recorded in = record(
                "assemble",
                Context.NONE,
                Item.of(p + "-M1").into(bike),
                Item.of(p + "-B1").into(bike));
        assertThat(in.outcome()).isEqualTo(Recorded.Outcome.RECORDED);
        assertThat(reason(record("assemble", Context.NONE, Item.of(p + "-M2").into(bike))))
                .isEqualTo("position-full");
        assertThat(reason(record("assemble", Context.NONE, Item.of(p + "-M1").into(bike))))
                .isEqualTo("already-recorded");
        assertThat(reason(record("assemble", Context.NONE, Item.of(bike).into(bike))))
                .isEqualTo("into-itself");
        world.sql("UPDATE lot SET holds = 1 WHERE code = '" + p + "-LOT'");
        world.order(p + "-SO", 'S', "BIKE", 1);
        assertThat(reason(record("ship", Context.ofOrder(p + "-SO"), Item.of(bike))))
                .isEqualTo("lot-on-hold");
        world.sql("UPDATE lot SET holds = 0 WHERE code = '" + p + "-LOT'");
        assertThat(reason(record(
                        "disassemble", Context.at("A01"), Item.of(p + "-M1").into(p + "-B1"))))
                .isEqualTo("not-in-parent");
        record("disassemble", Context.at("A01"), Item.of(p + "-M1"));
        assertThat(record("assemble", Context.NONE, Item.of(p + "-M2").into(bike))
                        .accepted())
                .isEqualTo(1);
        assertThat(world.count("SELECT COUNT(*) FROM assembly WHERE to_event IS NULL AND parent_id ="
                        + " (SELECT id FROM unit WHERE code = '" + bike + "')"))
                .isEqualTo(2);
    }

    private Item part(String code, String material) {
        return new Item(code, null, null, material, null, null, null, Map.of("custody", "location", "place", "W1-A"));
    }

    @Test
    void aShipmentIsTakenBackByACorrectionUnlessLaterEventsNeedIt() {
        List<String> codes = inStock(2);
        world.order(p + "-SO", 'S', "BIKE", 2);
        Recorded shipped = record("ship", Context.ofOrder(p + "-SO"), items(codes));
        Context taking = new Context(null, null, null, "wrong customer", null, shipped.event(), null);
        assertThat(record("correct", taking, Item.of(codes.get(0))).accepted()).isEqualTo(1);
        assertThat(world.count("SELECT COUNT(*) FROM unit WHERE state = 'K' AND warranty_from IS NULL AND code = '"
                        + codes.get(0) + "'"))
                .isEqualTo(1);
        assertThat(world.count("SELECT done FROM order_line l JOIN doc_order o ON o.id = l.order_id WHERE o.code = '"
                        + p + "-SO'"))
                .isEqualTo(1);
        record("return", Context.at("W1-A").party("C1"), Item.of(codes.get(1)));
        assertThat(reason(record("correct", taking, Item.of(codes.get(1))))).isEqualTo("stands-in-the-way");
        assertThat(reason(record("correct", taking, Item.of(codes.get(0))))).isEqualTo("already-corrected");
    }

    @Test
    void aSerialThatTwoMaterialsShareIsAskedBackOrNarrowedByTheOrder() {
        record("adopt", Context.NONE, part(p + "-X", "BIKE"), part(p + "-X", "BIKE-2"));
        Recorded asked = record("put-away", Context.at("W1-B"), Item.of(p + "-X"));
        assertThat(reason(asked)).isEqualTo("unit-ambiguous");
        assertThat(asked.items().get(0).candidates())
                .extracting(Candidate::material)
                .contains("BIKE", "BIKE-2");
        world.order(p + "-SO", 'S', "BIKE-2", 1);
        assertThat(record("ship", Context.ofOrder(p + "-SO"), Item.of(p + "-X")).accepted())
                .isEqualTo(1);
        assertThat(reason(record("adopt", Context.NONE, part(p + "-X", "BIKE"))))
                .isEqualTo("already-recorded");
    }

    @Test
    void aRegisterThatTellsNonsenseIsToldWhichFieldToMend() {
        Map<String, String> said = Map.of(
                "stockedSince",
                "last spring",
                "warrantyFrom",
                "31.12.2024",
                "warrantyUntil",
                "2024-02-30",
                "quality",
                "fine");
        said.forEach((field, value) -> assertThatThrownBy(() -> record(
                        "adopt",
                        Context.at("W1-A"),
                        new Item(
                                p + "-N",
                                null,
                                null,
                                "MOTOR",
                                null,
                                null,
                                null,
                                Map.of("custody", "location", "place", "W1-A", field, value))))
                .as(field)
                .isInstanceOfSatisfying(
                        Problem.class,
                        e -> assertThat(e.code())
                                .isEqualTo(field.equals("quality") ? "unknown-word" : "field-unreadable")));
    }

    @Test
    void scannedWithSmallLettersAndFullWidthCharactersItIsStillTheSameUnit() {
        String code = inStock(1).get(0);
        String typed = code.toLowerCase()
                .chars()
                .mapToObj(c -> c == '-' ? "-" : String.valueOf((char) (c + 0xFEE0)))
                .reduce("", String::concat);
        assertThat(record("put-away", Context.at("W1-B"), Item.of(typed))
                        .items()
                        .get(0)
                        .unit())
                .isEqualTo(code);
    }

    @Test
    void aSuppliersSerialComesInAgainstThePurchaseOrderOnly() {
        world.order(p + "-PO", 'P', "MOTOR", 1);
        world.order(p + "-SO", 'S', "MOTOR", 1);
        Item motor = new Item(p + "-HC1", "supplied", null, "MOTOR", p + "-L", null, null, null);
        assertThat(reason(record("receive", Context.ofOrder(p + "-SO").location("W1-A"), motor)))
                .isEqualTo("order-of-other-kind");
        assertThat(record("receive", Context.ofOrder(p + "-PO").location("W1-A"), motor)
                        .accepted())
                .isEqualTo(1);
        assertThat(world.count("SELECT COUNT(*) FROM unit u JOIN lot t ON t.id = u.lot_id WHERE u.state = 'K' AND"
                        + " t.code = '" + p + "-L'"))
                .isEqualTo(1);
        assertThat(reason(record(
                        "receive",
                        Context.ofOrder(p + "-PO").location("W1-A"),
                        new Item(p + "-HC2", "supplied", null, "MOTOR", null, null, null, null))))
                .isEqualTo("order-line-full");
    }

    @Test
    void whoHasNoRightIsRefusedBeforeAnythingIsRead() {
        var viewer = new Actor("eve", "Eve", java.util.Set.of(), "test", Hub.SITE, java.util.Locale.ENGLISH);
        assertThatThrownBy(() -> viewer.run(() -> record("scrap", Context.NONE.because("x"), Item.of("A"))))
                .isInstanceOfSatisfying(Problem.class, e -> assertThat(e.kind()).isEqualTo(Problem.Kind.FORBIDDEN));
    }

    @Test
    void everyStepThatShipsReadsBackAsItWasWritten() {
        assertThat(StepBook.shipped())
                .hasSizeGreaterThan(30)
                .allSatisfy(step -> assertThat(Arrays.asList(step.titleZh(), step.titleEn(), step.kind()))
                        .doesNotContainNull());
    }
}
