package io.serialhub.story;

import static io.serialhub.testkit.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.ledger.StateWord;
import io.serialhub.order.KitPartView;
import io.serialhub.order.OrderStatus;
import io.serialhub.order.OrderView;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import org.junit.jupiter.api.Test;

/** What orders take, keep and give back, told as it happens. */
abstract class OrderMovementContract extends MovementScene {
    @OnDerby
    static class DerbyOrderMovementTest extends OrderMovementContract {}

    @OnPostgres
    static class PostgresOrderMovementTest extends OrderMovementContract {}

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
