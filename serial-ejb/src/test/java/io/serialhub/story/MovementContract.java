package io.serialhub.story;

import static io.serialhub.testkit.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.approval.Approval;
import io.serialhub.ledger.Answer;
import io.serialhub.ledger.Badge;
import io.serialhub.ledger.Item;
import io.serialhub.ledger.Quality;
import io.serialhub.ledger.StateWord;
import io.serialhub.order.OrderStatus;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What goes wrong in warehouses, shops and workshops, told as it happens. */
abstract class MovementContract extends MovementScene {
    @OnDerby
    static class DerbyMovementTest extends MovementContract {}

    @OnPostgres
    static class PostgresMovementTest extends MovementContract {}

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
}
