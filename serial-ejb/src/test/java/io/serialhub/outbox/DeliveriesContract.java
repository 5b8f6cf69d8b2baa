package io.serialhub.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serialhub.base.Json;
import io.serialhub.base.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every database must do with messages on their way. */
abstract class DeliveriesContract extends DeliveriesScene {
    @Test
    void givesEachMessageToEverySubscriptionThatAsksForIt() {
        subscribe("erp", "lot.*", "unit.shipped");
        subscribe("wms", "order.done");
        tell("unit.shipped", "U-1");
        tell("unit.scrapped", "U-2");
        assertThat(claim())
                .extracting(t -> t.url().substring(20) + " " + type(t))
                .containsExactlyInAnyOrder("crm unit.shipped", "erp unit.shipped", "crm unit.scrapped");
    }

    @Test
    void writesTheMessageAsACloudEvent() {
        outbox.add("unit.shipped", "U-1", null, Map.of("order", "SO-1"));
        DeliveryTask task = claim().get(0);
        Map<?, ?> event = Json.read(task.body(), Map.class);
        assertThat(event.keySet())
                .isEqualTo(Set.of("specversion", "id", "source", "type", "subject", "time", "datacontenttype", "data"));
        assertThat(event.get("specversion")).isEqualTo("1.0");
        assertThat(event.get("id")).isEqualTo(task.message());
        assertThat(event.get("data")).isEqualTo(Map.of("order", "SO-1"));
        assertThat(task.secrets()).singleElement().asString().startsWith("whsec_");
        assertThat(task.toString()).doesNotContain("whsec_");
    }

    @Test
    void tellsNothingOfATransactionThatWasRolledBack() {
        assertThatThrownBy(() -> hub.inTransaction(() -> {
                    tell("unit.shipped", "U-1");
                    throw Problem.conflict("unit-on-hold");
                }))
                .isInstanceOf(Problem.class);
        assertThat(claim()).isEmpty();
    }

    @Test
    void removesASubscriptionOnlyWhenItIsOffAndTheLogKnowsOfNoMessage() {
        subscribe("erp", "unit.*");
        assertThatThrownBy(() -> subscriptions.remove("erp", null)).hasMessageContaining("switched-on");
        tell("unit.made", "U-1");
        assertThat(claim()).hasSize(2);
        var kept = subscriptions.get("erp");
        subscriptions.save(
                new Subscription("erp", kept.url(), null, kept.types(), null, null, false, 0, null), kept.version());
        assertThatThrownBy(() -> subscriptions.remove("erp", null)).hasMessageContaining("subscription-has-messages");
        database.use(h -> h.execute("DELETE FROM delivery"));
        subscriptions.remove("erp", null);
        assertThat(subscriptions.list()).extracting(Subscription::code).containsExactly("crm");
    }

    @Test
    void keepsTheOrderOfASubjectAndHoldsBackNothingElse() {
        tell("unit.made", "U-1");
        tell("unit.shipped", "U-1");
        tell("unit.made", "U-2");
        List<DeliveryTask> first = claim();
        assertThat(first).extracting(this::said).containsExactly("unit.made U-1", "unit.made U-2");
        deliveries.settle(List.of(answer(first.get(0), 500), answer(first.get(1), 200)));

        tell("unit.shipped", "U-2");
        List<DeliveryTask> second = claim();
        assertThat(second).extracting(this::said).containsExactly("unit.shipped U-2");
        deliveries.settle(List.of(answer(second.get(0), 204)));

        clock.advance(Duration.ofSeconds(6));
        List<DeliveryTask> third = claim();
        assertThat(third).extracting(this::said).containsExactly("unit.made U-1");
        deliveries.settle(List.of(answer(third.get(0), 200)));
        assertThat(claim()).extracting(this::said).containsExactly("unit.shipped U-1");
    }

    @Test
    void triesTenTimesOverThreeDaysAndThenGivesUp() {
        tell("unit.shipped", "U-1");
        String message = null;
        for (int attempt = 1; attempt <= 10; attempt++) {
            DeliveryTask task = claim().get(0);
            assertThat(task.attempts()).isEqualTo(attempt - 1);
            assertThat(message == null || message.equals(task.message())).isTrue();
            message = task.message();
            deliveries.settle(List.of(answer(task, 500)));
            assertThat(claim()).isEmpty();
            if (!Schedule.isOver(attempt)) {
                clock.advance(new Schedule(() -> -1L).wait(attempt, null));
            }
        }
        assertThat(claim()).isEmpty();
        DeliveryView dead = only();
        assertThat(dead.status()).isEqualTo(DeliveryStatus.DEAD);
        assertThat(dead.lastStatus()).isEqualTo(500);
        assertThat(deliveries.backlog()).isEqualTo(new Backlog(0, 0, 0, 1, null, 0));
        assertThat(receivers.figures()).singleElement().satisfies(figures -> {
            assertThat(figures.dead()).isEqualTo(1);
            assertThat(figures.waiting()).isZero();
            assertThat(figures.oldestAt()).isNull();
        });

        deliveries.replay(dead.id());
        assertThat(claim()).singleElement().extracting(DeliveryTask::message).isEqualTo(message);
    }

    @Test
    void doesNotReplayWhatStillWaits() {
        tell("unit.shipped", "U-1");
        claim();
        assertThatThrownBy(() -> deliveries.replay(only().id())).hasMessageContaining("delivery-still-pending");
    }

    @Test
    void waitsAsLongAsTheReceiverAsksAndSendsItNothingMeanwhile() {
        tell("unit.shipped", "U-1");
        DeliveryTask task = claim().get(0);
        deliveries.settle(List.of(new DeliveryResult(task, 429, 3, "429", null, Duration.ofMinutes(10))));
        tell("unit.shipped", "U-2");
        clock.advance(Duration.ofMinutes(9));
        assertThat(claim()).isEmpty();
        clock.advance(Duration.ofMinutes(3));
        List<DeliveryTask> back = claim();
        assertThat(back).as("one, to see whether it is back").hasSize(1);
        deliveries.settle(List.of(answer(back.get(0), 200)));
        assertThat(claim()).hasSize(1);
    }

    @Test
    void leavesAReceiverThatIsDownAloneForAWhileAndServesTheOthers() {
        subscribe("erp", "unit.*");
        tell("unit.made", "U-1");
        List<DeliveryTask> tasks = claim();
        deliveries.settle(tasks.stream()
                .map(t -> answer(t, t.url().endsWith("crm") ? 0 : 200))
                .toList());
        tell("unit.made", "U-2");
        assertThat(claim())
                .singleElement()
                .extracting(DeliveryTask::url)
                .asString()
                .endsWith("erp");
        clock.advance(Duration.ofSeconds(6));
        List<DeliveryTask> back = claim();
        assertThat(back).hasSize(1).allMatch(t -> t.url().endsWith("crm"));
        deliveries.settle(List.of(answer(back.get(0), 200)));
        assertThat(claim()).hasSize(1).allMatch(t -> t.url().endsWith("crm"));
    }

    @Test
    void stopsASubscriptionThatIsGoneUntilSomebodyActivatesItAgain() {
        tell("unit.made", "U-1");
        tell("unit.made", "U-2");
        List<DeliveryTask> tasks = claim();
        deliveries.settle(List.of(answer(tasks.get(0), 410), answer(tasks.get(1), 500)));
        assertThat(subscriptions.get("crm").active()).isFalse();
        clock.advance(Duration.ofDays(1));
        assertThat(claim()).isEmpty();

        subscribe("crm", "unit.*");
        assertThat(claim()).singleElement().extracting(this::said).isEqualTo("unit.made U-2");
    }

    @Test
    void signsWithTheNewAndTheOldSecretForADay() {
        String old = claimOne("U-1").secrets().get(0);
        String renewed = subscriptions.renewSecret("crm").secret();
        assertThat(claimOne("U-2").secrets()).containsExactly(renewed, old);
        clock.advance(Duration.ofHours(25));
        assertThat(claimOne("U-3").secrets()).containsExactly(renewed);
    }
}
