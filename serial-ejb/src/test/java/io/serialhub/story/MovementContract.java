package io.serialhub.story;

import static io.serialhub.testkit.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.approval.Approval;
import io.serialhub.approval.Approvals;
import io.serialhub.ledger.Answer;
import io.serialhub.ledger.Badge;
import io.serialhub.ledger.Item;
import io.serialhub.ledger.Quality;
import io.serialhub.ledger.StateWord;
import io.serialhub.order.KitPartView;
import io.serialhub.order.OrderStatus;
import io.serialhub.order.OrderView;
import io.serialhub.order.Orders;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import io.serialhub.testkit.ToldGolden;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes wrong in warehouses, shops and workshops, told as it happens. */
abstract class MovementContract {
    @Inject
    ToldGolden told;

    @Inject
    Hub hub;

    @Inject
    Story story;

    @Inject
    Orders orders;

    @Inject
    Approvals approvals;

    @OnDerby
    static class DerbyMovementTest extends MovementContract {}

    @OnPostgres
    static class PostgresMovementTest extends MovementContract {}

    @BeforeEach
    void scene() {
        story.scene(hub);
    }

    @AfterEach
    void everythingAddsUp() {
        story.addsUp();
    }

    @Test
    void aSoldUnitInRepairAtADealerStaysSoldAndGoesBackToItsOwner() {
        story.soldTo("DEALER", "BIKE", "D-1");
        story.when("register").with("ANNA").units("D-1").happens();

        story.when("service-at-dealer")
                .with("DEALER")
                .saying(Map.of("fault", "brake"))
                .units("D-1")
                .happens();

        story.unit("D-1").is(StateWord.SOLD).isOwnedBy("ANNA").isWith("DEALER");
        assertThat(story.unit("D-1").view().cases()).isOne();
        story.when("service-out").with("ANNA").units("D-1").happens();
        story.unit("D-1").is(StateWord.SOLD).isWith("ANNA");
        assertThat(story.unit("D-1").view().cases()).isZero();
    }

    @Test
    void anExchangeUnitTakesOverOwnerAndWarrantyAndTheOldOneComesBackToUs() {
        story.soldTo("ANNA", "BIKE", "OLD-1");
        story.inStock("BIKE", "NEW-1");
        LocalDate until = story.unit("OLD-1").view().warrantyUntil();

        story.when("exchange")
                .with("BEN")
                .at("SVC")
                .as("new", "NEW-1")
                .as("old", "OLD-1")
                .isRefused("not-sold-to");
        story.when("exchange")
                .with("ANNA")
                .at("SVC")
                .as("new", "NEW-1")
                .as("old", "OLD-1")
                .happens();

        story.unit("NEW-1").is(StateWord.SOLD).isOwnedBy("ANNA");
        assertThat(story.unit("NEW-1").view().warrantyUntil()).isEqualTo(until);
        story.unit("OLD-1").isOurs().isAt("SVC").hasWarranty(false);
    }

    @Test
    void consignedGoodsAreOursAtTheDealersUntilHeSellsThemOrWeTakeThemBack() {
        story.inStock("BIKE", "CON-1", "CON-2");
        story.when("consign").with("DEALER").units("CON-1", "CON-2").happens();
        story.unit("CON-1")
                .is(StateWord.IN_STOCK)
                .isMarked(Badge.CONSIGNED)
                .isWith("DEALER")
                .isOurs();

        story.when("sell-in-place").with("ANNA").units("CON-1").happens();
        story.unit("CON-1").is(StateWord.SOLD).isOwnedBy("ANNA").isMarked().hasWarranty(true);

        story.when("take-back").with("BEN").at("WH").units("CON-2").isRefused("not-held-by");
        story.when("take-back").with("DEALER").at("WH").units("CON-2").happens();
        story.unit("CON-2").is(StateWord.IN_STOCK).isAt("WH").isMarked();
    }

    @Test
    void aKitIsShippedAsItsComponentsAndIsDoneWhenAllOfThemAre() {
        story.inStock("BIKE", "K-BIKE-1", "K-BIKE-2");
        story.inStock("BATTERY", "K-BAT-1", "K-BAT-2", "K-BAT-3");
        story.sells("SO-KIT", "ANNA", 1, "TOUR-SET");
        assertThat(story.order("SO-KIT").lines().get(0).parts())
                .extracting(part -> part.material().code(), KitPartView::quantity)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("BIKE", 1),
                        org.assertj.core.groups.Tuple.tuple("BATTERY", 2));

        story.when("ship").order("SO-KIT").units("K-BIKE-1", "K-BAT-1").happens();
        assertThat(story.order("SO-KIT").status()).isEqualTo(OrderStatus.STARTED);
        assertThat(story.order("SO-KIT").done()).isZero();
        refused("order-line-started", () -> orders.cancel("SO-KIT", "too late"));
        story.when("ship").order("SO-KIT").units("K-BIKE-2").isRefused("order-line-full");
        String last = story.when("ship").order("SO-KIT").units("K-BAT-2").happens();

        assertThat(story.order("SO-KIT").status()).isEqualTo(OrderStatus.DONE);
        assertThat(story.order("SO-KIT").done()).isOne();
        story.when("correct").of(last).because("wrong battery").units("K-BAT-2").happens();
        assertThat(story.order("SO-KIT").status()).isEqualTo(OrderStatus.STARTED);
        story.when("ship").order("SO-KIT").units("K-BAT-3").happens();
        assertThat(story.order("SO-KIT").status()).isEqualTo(OrderStatus.DONE);
    }

    @Test
    void reworkToAnotherMaterialKeepsTheNumberAndThePast() {
        story.inStock("BIKE", "RW-1");
        story.sells("SO-RW", "ANNA", 1, "BIKE-2");
        story.when("ship").order("SO-RW").units("RW-1").isRefused("not-on-order");

        story.when("reclassify")
                .because("new frame")
                .items(new Item("RW-1", null, null, null, null, null, null, Map.of("material", "BIKE-2")))
                .happens();

        story.unit("RW-1").isOf("BIKE-2").isAt("WH");
        story.when("ship").order("SO-RW").units("RW-1").happens();
        assertThat(story.life("RW-1")).containsExactly("allocate", "commission", "receive", "reclassify", "ship");
    }

    @Test
    void aSuppliersSerialThatEqualsOursIsAskedBackUnlessTheOrderSaysWhichIsMeant() {
        story.inStock("BIKE", "EQ-1");
        story.buys("PO-EQ", "MAKER", 1, "MOTOR");
        story.when("receive").order("PO-EQ").supplied("MOTOR", "L-EQ", "EQ-1").happens();

        Answer asked =
                story.when("put-away").at("WH-2").units("EQ-1").record().items().get(0);
        assertThat(asked.reason().code()).isEqualTo("unit-ambiguous");
        assertThat(asked.candidates()).hasSize(2);
        story.sells("SO-EQ", "ANNA", 1, "MOTOR");
        story.when("ship").order("SO-EQ").units("EQ-1").happens();
        story.unit("EQ-1", "MOTOR").is(StateWord.SOLD);
        story.unit("EQ-1", "BIKE").is(StateWord.IN_STOCK);
    }

    @Test
    void theSameSerialOnTwoMaterialsIsTwoUnits() {
        story.buys("PO-2M", "MAKER", 1, "MOTOR", 1, "BATTERY");
        story.when("receive")
                .order("PO-2M")
                .supplied("MOTOR", null, "A001")
                .supplied("BATTERY", null, "A001")
                .happens();
        story.when("receive").order("PO-2M").supplied("MOTOR", null, "A001").isRefused("already-recorded");

        story.unit("A001", "MOTOR").is(StateWord.IN_STOCK);
        story.unit("A001", "BATTERY").is(StateWord.IN_STOCK);
        assertThat(story.order("PO-2M").status()).isEqualTo(OrderStatus.DONE);
    }

    @Test
    void whatWasScrappedAndThenFoundNeedsTwoPeopleToComeBack() {
        story.inStock("BIKE", "SC-1");
        story.when("lose").because("count").units("SC-1").happens();
        story.when("scrap").because("gone for good").units("SC-1").isRefused("approval-needed");
        story.withConsent(story.when("scrap").because("gone for good").units("SC-1"));
        story.unit("SC-1").is(StateWord.ENDED);

        story.when("find").at("WH").units("SC-1").happens();
        story.unit("SC-1").is(StateWord.ENDED).isMarked(Badge.SCRAPPED);
        Approval asked = approvals.request(story.when("reinstate")
                .because("found behind the rack")
                .units("SC-1")
                .recording());
        told.says("approval.requested", Map.of());
        refused("approval-own", () -> approvals.approve(asked.code(), "me again"));
        Story.colleague().run(() -> approvals.deny(asked.code(), "show me first"));
        refused("approval-decided", () -> Story.colleague().run(() -> approvals.approve(asked.code(), null)));
        told.says("approval.denied", Map.of());
        story.withConsent(
                story.when("reinstate").because("found behind the rack").units("SC-1"));
        told.says("approval.approved", Map.of());

        story.unit("SC-1").is(StateWord.IN_STOCK).isOf(Quality.DEFECTIVE);
        story.when("inspect").as("pass", "SC-1").happens();
        story.unit("SC-1").isOf(Quality.GOOD);
    }

    @Test
    void aWorkOrderIsCancelledAfterPrintingAndItsNumbersAreNeverUsedAgain() {
        story.makes("WO-CX", 2, "BIKE");
        story.numbers("BIKE", "CX-1", "CX-2");
        story.when("encode").units("CX-1").happens();
        orders.cancel("WO-CX", "customer stepped back");

        story.when("commission").order("WO-CX").units("CX-1").isRefused("order-cancelled");
        story.when("void").because("order cancelled").units("CX-1").happens();
        story.unit("CX-1").is(StateWord.ENDED);
        story.makes("WO-CX2", 2, "BIKE");
        story.when("commission").order("WO-CX2").units("CX-1").isRefused("number-void");
        story.when("commission").order("WO-CX2").units("CX-2").happens();
    }

    @Test
    void aDropShipmentIsBoughtAtTheSuppliersAndGoesStraightToTheCustomer() {
        story.buys("PO-DS", "MAKER", 1, "MOTOR");
        story.sells("SO-DS", "ANNA", 1, "MOTOR");
        story.when("buy-in-place")
                .order("PO-DS")
                .supplied("MOTOR", "L-DS", "DS-1")
                .happens();
        story.unit("DS-1").isWith("MAKER").isOurs();

        story.when("ship").order("SO-DS").units("DS-1").isRefused("custody-party");
        story.when("direct-ship").order("SO-DS").units("DS-1").happens();

        story.unit("DS-1").is(StateWord.SOLD).isWith("ANNA").isOwnedBy("ANNA").hasWarranty(true);
        assertThat(story.order("PO-DS").status()).isEqualTo(OrderStatus.DONE);
        assertThat(story.order("SO-DS").status()).isEqualTo(OrderStatus.DONE);
    }

    @Test
    void aReservedUnitGoesToItsOrderAndToNoOther() {
        story.inStock("BIKE", "RES-1", "RES-2", "RES-3");
        story.sells("SO-RES", "ANNA", 2, "BIKE");
        story.sells("SO-OTHER", "BEN", 3, "BIKE");
        story.when("reserve").order("SO-RES").units("RES-1", "RES-2").happens();
        story.unit("RES-1").isReservedFor("SO-RES");

        story.when("ship").order("SO-OTHER").units("RES-1").isRefused("reserved-for-other");
        story.when("transfer-out").units("RES-1").isRefused("reserved-for-other");
        story.when("ship").order("SO-RES").units("RES-3").isRefused("order-line-promised");
        story.when("reserve").order("SO-RES").units("RES-3").isRefused("order-line-promised");
        story.when("unreserve").order("SO-OTHER").units("RES-2").isRefused("reserved-for-other");
        story.when("unreserve").order("SO-RES").units("RES-2").happens();
        story.when("ship").order("SO-RES").units("RES-3", "RES-1").happens();

        story.unit("RES-1").is(StateWord.SOLD).isReservedFor(null);
        assertThat(story.order("SO-RES").status()).isEqualTo(OrderStatus.DONE);
        story.when("ship").order("SO-OTHER").units("RES-2").happens();
    }

    @Test
    void whatIsPickedIsKeptForTheOrderUntilItIsShipped() {
        story.inStock("BIKE", "PK-1", "PK-2");
        story.sells("SO-PK", "ANNA", 1, "BIKE");
        story.when("pick").order("SO-PK").units("PK-1").happens();
        story.when("pick").order("SO-PK").units("PK-2").isRefused("order-line-promised");
        story.when("ship").order("SO-PK").units("PK-1").happens();
        assertThat(story.order("SO-PK").status()).isEqualTo(OrderStatus.DONE);
    }

    @Test
    void aTransferIsOnItsWayUntilItArrivesUnderItsOrder() {
        story.inStock("BIKE", "TR-1", "TR-2", "TR-3");
        story.transfers("TO-1", "WH-2", 2, "BIKE");
        story.when("transfer-out").order("TO-1").units("TR-1", "TR-2").happens();
        story.unit("TR-1").is(StateWord.IN_TRANSIT).isReservedFor("TO-1");
        assertThat(story.order("TO-1").done()).isZero();

        story.when("transfer-out").order("TO-1").units("TR-3").isRefused("order-line-promised");
        story.when("transfer-in").at("WH-2").units("TR-1").isRefused("reserved-for-other");
        story.when("transfer-in").order("TO-1").units("TR-1", "TR-2").happens();

        story.unit("TR-1").is(StateWord.IN_STOCK).isAt("WH-2").isReservedFor(null);
        assertThat(story.order("TO-1").status()).isEqualTo(OrderStatus.DONE);
    }

    @Test
    void aReturnMustMatchWhatWasSoldAndToWhom() {
        story.soldTo("ANNA", "BIKE", "RT-1", "RT-2");
        story.soldTo("BEN", "BIKE", "RT-3");
        story.when("return").at("WH").with("BEN").units("RT-1").isRefused("not-sold-to");
        story.when("return").at("WH").order("SO-OF-RT-3").units("RT-1").isRefused("not-shipped-under");
        story.takesBack("RO-1", "ANNA", 1, "BIKE");
        story.when("return").order("RO-1").units("RT-3").isRefused("not-sold-to");
        story.when("return").order("RO-1").units("RT-1").happens();
        assertThat(story.order("RO-1").status()).isEqualTo(OrderStatus.DONE);
        story.when("return").order("RO-1").units("RT-2").isRefused("order-line-full");
        story.when("return").at("WH").order("SO-OF-RT-1").units("RT-2").happens();

        story.unit("RT-1").is(StateWord.IN_STOCK).isOurs().hasWarranty(false);
        assertThat(story.order("SO-OF-RT-1").status()).isEqualTo(OrderStatus.DONE);
    }

    @Test
    void aSupplierGetsBackOnlyWhatCameFromHim() {
        story.buys("PO-SR", "MAKER", 1, "MOTOR");
        story.when("receive").order("PO-SR").supplied("MOTOR", null, "SR-1").happens();
        story.inStock("MOTOR", "SR-OURS");
        story.when("return-supplier")
                .with("MAKER")
                .because("noise")
                .units("SR-OURS")
                .isRefused("not-bought-from");
        story.when("return-supplier")
                .with("MAKER")
                .because("noise")
                .units("SR-1")
                .happens();
        story.unit("SR-1").isWith("MAKER").isOwnedBy("MAKER");
    }

    @Test
    void aPurchaseTakesNoMoreThanWasOrderedAndKnowsTheLot() {
        story.buys("PO-Q", "MAKER", 2, "MOTOR");
        story.when("receive")
                .order("PO-Q")
                .supplied("MOTOR", "L-Q", "Q-1", "Q-2", "Q-3")
                .isRefused("order-line-full");
        story.when("receive")
                .order("PO-Q")
                .supplied("MOTOR", "L-Q", "Q-1", "Q-2")
                .happens();
        assertThat(story.unit("Q-1").view().lot()).isEqualTo("L-Q");
        story.makes("WO-Q", 1, "MOTOR");
        story.when("receive").order("WO-Q").supplied("MOTOR", null, "Q-9").isRefused("order-of-other-kind");
    }

    @Test
    void aWarrantyStartsWithDeliveryOrWithRegistrationAsTheMaterialSays() {
        story.soldTo("DEALER", "BIKE-R", "REG-1");
        story.unit("REG-1").hasWarranty(false);
        story.when("register").with("ANNA").units("REG-1").happens();
        story.unit("REG-1").hasWarranty(true).isOwnedBy("ANNA").isWith("ANNA");

        story.soldTo("DEALER", "BIKE", "REG-2");
        LocalDate until = story.unit("REG-2").view().warrantyUntil();
        story.when("register").with("BEN").units("REG-2").happens();
        assertThat(story.unit("REG-2").view().warrantyUntil()).isEqualTo(until);
    }

    @Test
    void stockGrowsOldFromTheDayItCameNotFromShelfToShelf() {
        story.inStock("BIKE", "AGE-1");
        var came = story.unit("AGE-1").view().stockedAt();
        assertThat(came).isNotNull();
        story.when("put-away").at("WH-2").units("AGE-1").happens();
        story.when("transfer-out").units("AGE-1").happens();
        story.when("transfer-in").at("WH").units("AGE-1").happens();
        assertThat(story.unit("AGE-1").view().stockedAt()).isEqualTo(came);
        story.when("issue").at("LINE").units("AGE-1").happens();
        assertThat(story.unit("AGE-1").view().stockedAt()).isNull();
    }

    @Test
    void anOrderKeepsTheKitAsItWasPromised() {
        story.sells("SO-KEEP", "ANNA", 2, "TOUR-SET");
        OrderView kept = story.order("SO-KEEP");
        assertThat(kept.lines().get(0).parts()).hasSize(2);
        story.inStock("BATTERY", "KEEP-B1", "KEEP-B2", "KEEP-B3");
        story.when("ship")
                .order("SO-KEEP")
                .units("KEEP-B1", "KEEP-B2", "KEEP-B3")
                .happens();
        refused("order-line-below-done", () -> story.sells("SO-KEEP", "ANNA", 1, "TOUR-SET"));
        refused("order-line-started", () -> story.sells("SO-KEEP", "ANNA", 2, "BIKE"));
    }
}
