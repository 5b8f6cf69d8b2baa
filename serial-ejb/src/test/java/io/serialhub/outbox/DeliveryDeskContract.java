package io.serialhub.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serialhub.message.MessageFilter;
import io.serialhub.message.MessagePartner;
import io.serialhub.message.MessageStatus;
import io.serialhub.message.MessageView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people see of messages on their way, and what they can do about those that did not arrive. */
abstract class DeliveryDeskContract extends UnitOrderScene {
    @Test
    void keepsEveryAttemptWithTheAnswerMaskedAndCut() {
        List<String> units = units("BIKE", 1);
        subscribe(subscription());
        record("hold", units.get(0));
        DeliveryTask task = claim().get(0);
        deliveries.settle(
                List.of(new DeliveryResult(task, 422, 31, "422 no", "{\"token\":\"t1\",\"why\":\"no\"}", null)));
        clock.advance(Duration.ofSeconds(6));
        task = claim().get(0);
        deliveries.settle(List.of(new DeliveryResult(task, 202, 7, null, "taken", null)));
        DeliveryDetail detail = deliveries.detail(task.id());
        assertThat(detail.tries())
                .extracting(a -> a.status() + " " + a.latencyMs() + " " + a.answer())
                .containsExactly("422 31 {\"token\":\"***\",\"why\":\"no\"}", "202 7 taken");
        assertThat(detail.body()).contains(units.get(0)).contains("unit.held");
        assertThat(detail.delivery().lastAnswer()).isEqualTo("taken");
    }

    @Test
    void showsWhoWasToldOfAnOrderAndOfAUnit() {
        List<String> units = units("BIKE", 2);
        world.order(p + "-SO", 'S', "BIKE", 2);
        subscribe(subscription());
        ship(units.get(0));
        settle(claim(), 200);
        List<MessageView> ofOrder = messages.ofOrder(p + "-SO");
        assertThat(ofOrder).hasSize(1).allMatch(m -> m.partner().equals("crm") && m.status() == MessageStatus.DONE);
        assertThat(messages.ofUnit(units.get(0))).isEqualTo(ofOrder);
        assertThat(messages.ofUnit(units.get(1))).isEmpty();
        MessageView line = ofOrder.get(0);
        assertThat(messages.list(MessageFilter.of(null, null, line.message()), null, null)
                        .items())
                .isEqualTo(ofOrder);
        assertThat(messages.get(line.id()).said().content()).contains(units.get(0));
        assertThat(messages.counts().dead()).isZero();
        assertThat(messages.partners()).extracting(MessagePartner::code).contains("crm");
    }

    @Test
    void replaysWhatWasChosenAPeriodOrAllDeadUnderTheSameIds() {
        List<String> units = units("BIKE", 3);
        subscribe(subscription());
        Instant start = clock.instant();
        record("hold", units.get(0));
        record("hold", units.get(1));
        List<DeliveryTask> sent = claim();
        settle(sent, 200, 200);
        clock.advance(Duration.ofHours(1));
        Instant later = clock.instant();
        record("hold", units.get(2));
        settle(claim(), 200);

        DeliveryTask first = sent.get(0);
        assertThat(deliveries.replaySelected(List.of(first.id()))).isEqualTo(1);
        List<DeliveryTask> again = claim();
        assertThat(again).extracting(DeliveryTask::message).containsExactly(first.message());
        settle(again, 200);
        assertThat(deliveries.detail(first.id()).tries()).as("both successes").hasSize(2);

        var period = new DeliveryFilter("crm", null, null, null, start, later);
        assertThat(deliveries.replayAll(period)).isEqualTo(2);
        again = claim();
        assertThat(again).extracting(DeliveryTask::message).containsExactlyInAnyOrderElementsOf(messages(sent));
        assertThat(deliveries.replayAll(period))
                .as("those that wait are left alone")
                .isZero();
        settle(again, 410, 410);
        subscribe(subscription());
        assertThat(deliveries.replayAll(DeliveryFilter.of(null, DeliveryStatus.DEAD)))
                .isEqualTo(2);
        assertThatThrownBy(() -> deliveries.replayAll(DeliveryFilter.ALL)).hasMessageContaining("replay-too-wide");
    }

    @Test
    void letsDeadOnesGoWithAReason() {
        List<String> units = units("BIKE", 1);
        subscribe(subscription());
        record("hold", units.get(0));
        DeliveryTask task = claim().get(0);
        settle(List.of(task), 410);
        assertThat(deliveries.discard(List.of(task.id()), "they have it by hand"))
                .isEqualTo(1);
        assertThat(deliveries.get(task.id()).status()).isEqualTo(DeliveryStatus.DISCARDED);
        assertThat(deliveries.backlog().dead()).isZero();
        assertThat(deliveries.discard(List.of(task.id()), "again")).isZero();
    }

    @Test
    void findsAMessageByItsUnitsItsOrderAndItsSubject() {
        List<String> units = units("BIKE", 2);
        subscribe(Subscription.to("crm", "https://203.0.113.9/crm", List.of("*")));
        record("hold", units.get(0), units.get(1));
        hub.get(Outbox.class).add("lot.held", p + "/L1", null, null);
        world.order(p + "-SO", 'S', "BIKE", 2);
        record("release", units.get(1));
        ship(units.get(1));
        deliveries.waiting();
        assertThat(about(units.get(0))).containsExactly("unit.held");
        assertThat(about(units.get(1))).containsExactly("unit.shipped", "unit.released", "unit.held");
        assertThat(about(p + "-SO")).containsExactly("unit.shipped");
        assertThat(about(p + "/L1")).containsExactly("lot.held");
        String event = deliveries
                .list(new DeliveryFilter(null, null, "unit.held", null, null, null), null, null)
                .items()
                .get(0)
                .subject();
        assertThat(event).startsWith("event/");
        assertThat(about(event)).containsExactly("unit.held");
        assertThat(about("event/99999999")).isEmpty();
    }

    private List<String> about(String key) {
        return deliveries.list(new DeliveryFilter(null, null, null, key, null, null), null, null).items().stream()
                .map(DeliveryView::type)
                .toList();
    }

    @Test
    void stopsAReceiverThatFailsForDaysAndTellsTheOthers() {
        List<String> units = units("BIKE", 1);
        subscribe(subscription());
        subscribe(Subscription.to("ops", "https://203.0.113.9/ops", List.of("alert.*")));
        record("hold", units.get(0));
        for (int day = 0; day <= 6 && subscriptions.get("crm").active(); day++) {
            List<DeliveryTask> tasks = claim();
            settle(tasks.stream().filter(t -> t.url().endsWith("crm")).toList(), 503);
            clock.advance(Duration.ofHours(25));
        }
        Subscription stopped = subscriptions.get("crm");
        assertThat(stopped.active()).isFalse();
        assertThat(stopped.state().stopped()).isEqualTo("failing");
        assertThat(deliveries.backlog().stopped()).isEqualTo(1);
        List<DeliveryTask> alerts = claim();
        assertThat(alerts).extracting(DeliveryTask::type).containsExactly("alert.subscription-stopped");
        told.says("alert.subscription-stopped", Map.of());

        subscribe(subscription());
        assertThat(subscriptions.get("crm").state().stopped()).isNull();
        assertThat(claim()).extracting(this::words).containsExactly("held 1");
    }

    @Test
    void tellsOfMessagesGivenUpButNeverAboutAnAlert() {
        List<String> units = units("BIKE", 1);
        subscribe(Subscription.to("crm", "https://203.0.113.9/crm", List.of("*")));
        subscribe(Subscription.to("ops", "https://203.0.113.9/ops", List.of("alert.*")));
        record("hold", units.get(0));
        settle(claim(), 410);
        List<DeliveryTask> alerts = claim();
        assertThat(alerts).extracting(DeliveryTask::type).containsExactly("alert.subscription-stopped");
        assertThat(alerts).allMatch(t -> t.url().endsWith("ops"));
        settle(alerts, 200);
        alerts = claim();
        assertThat(alerts).extracting(DeliveryTask::type).containsExactly("alert.delivery-dead");
        told.says("alert.delivery-dead", Map.of());
        settle(alerts, 410);
        subscribe(Subscription.to("ops", "https://203.0.113.9/ops", List.of("alert.*")));
        assertThat(claim()).isEmpty();
    }
}
