package io.serialhub.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serialhub.base.Database;
import io.serialhub.base.Json;
import io.serialhub.base.Problem;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.TestClock;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every database must do with messages on their way. */
abstract class DeliveriesContract {
    static {
        System.setProperty("serial.key", Base64.getEncoder().encodeToString(new byte[32]));
    }

    @Inject
    Hub hub;

    @Inject
    Outbox outbox;

    @Inject
    Deliveries deliveries;

    @Inject
    Receivers receivers;

    @Inject
    Subscriptions subscriptions;

    @Inject
    Database database;

    @Inject
    TestClock clock;

    @BeforeEach
    void nothingWaits() {
        database.use(h -> {
            h.execute("DELETE FROM delivery_try");
            h.execute("DELETE FROM delivery");
            h.execute("DELETE FROM outbox");
            h.execute("DELETE FROM subscription");
        });
        subscribe("crm", "unit.*");
    }

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
    void handsOutNothingTwiceWhileItIsClaimed() {
        tell("unit.shipped", "U-1");
        assertThat(claim()).hasSize(1);
        assertThat(claim()).isEmpty();
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
    void doesNotBelieveALateReportOfWhatWasHandedOutAgain() {
        tell("unit.shipped", "U-1");
        DeliveryTask late = claim().get(0);
        deliveries.leave(late.subscriptionId());
        DeliveryTask again = claim().get(0);
        assertThat(again.message()).isEqualTo(late.message());
        deliveries.settle(List.of(answer(again, 200)));
        deliveries.settle(List.of(answer(late, 500)));
        deliveries.settle(List.of(answer(again, 200)));
        assertThat(only().status()).isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(deliveries.detail(only().id()).tries()).hasSize(1);
    }

    @Test
    void anotherNodeHasALaneOnceItIsNotHeldAnyMoreAndTheFirstIsNotBelieved() {
        tell("unit.shipped", "U-1");
        DeliveryTask late = claim().get(0);
        lane("holder = 'another', fence = fence + 1");
        deliveries.settle(List.of(answer(late, 200)));
        assertThat(only().status()).isEqualTo(DeliveryStatus.PENDING);
        assertThat(claim()).as("the other one sends it").isEmpty();

        lane("held_until = '2020-01-01 00:00:00'");
        DeliveryTask again = claim().get(0);
        assertThat(again.message()).isEqualTo(late.message());
        deliveries.settle(List.of(answer(late, 500)));
        assertThat(only().lastStatus()).isNull();
        deliveries.settle(List.of(answer(again, 200)));
        assertThat(only().status()).isEqualTo(DeliveryStatus.DELIVERED);
    }

    private void lane(String change) {
        database.use(h -> h.execute("UPDATE lease SET " + change + " WHERE name LIKE 'lane:%'"));
    }

    @Test
    void ringsWhenSomethingToBeToldStandsAndNotBefore() {
        var rings = new AtomicInteger();
        deliveries.onNews(rings::incrementAndGet);
        hub.inTransaction(() -> {
            tell("unit.made", "U-1");
            tell("unit.made", "U-2");
            assertThat(rings).hasValue(0);
        });
        assertThat(rings).hasValue(1);
        assertThatThrownBy(() -> hub.inTransaction(() -> {
                    tell("unit.made", "U-3");
                    throw Problem.conflict("unit-on-hold");
                }))
                .isInstanceOf(Problem.class);
        assertThat(rings).hasValue(1);
    }

    @Test
    void signsWithTheNewAndTheOldSecretForADay() {
        String old = claimOne("U-1").secrets().get(0);
        String renewed = subscriptions.renewSecret("crm").secret();
        assertThat(claimOne("U-2").secrets()).containsExactly(renewed, old);
        clock.advance(Duration.ofHours(25));
        assertThat(claimOne("U-3").secrets()).containsExactly(renewed);
    }

    @Test
    void handsOutALongBacklogPieceByPieceWhileEarlierPiecesAreOnTheirWay() {
        for (int i = 0; i < 40; i++) {
            tell("unit.made", "U-" + i);
        }
        long receiver = deliveries.waiting().get(0);
        List<DeliveryTask> first = deliveries.claim(receiver, 16);
        List<DeliveryTask> second = deliveries.claim(receiver, 16);
        List<DeliveryTask> third = deliveries.claim(receiver, 16);
        assertThat(List.of(first.size(), second.size(), third.size())).containsExactly(16, 16, 8);
        assertThat(deliveries.claim(receiver, 16)).isEmpty();
        deliveries.settle(first.stream().map(t -> answer(t, 200)).toList());
        deliveries.leave(receiver);
        assertThat(deliveries.claim(receiver, 32)).as("what was not reported").hasSize(24);
    }

    @Test
    void whatGetsItsTurnInTheMiddleOfALongBacklogIsHandedOutToo() {
        tell("unit.made", "U-0");
        tell("unit.moved", "U-0");
        for (int i = 1; i < 40; i++) {
            tell("unit.made", "U-" + i);
        }
        long receiver = deliveries.waiting().get(0);
        List<DeliveryTask> first = deliveries.claim(receiver, 16);
        var seen = new ArrayList<DeliveryTask>(deliveries.claim(receiver, 16));
        deliveries.settle(first.stream().map(t -> answer(t, 200)).toList());
        tell("unit.made", "U-40");
        deliveries.waiting();
        for (List<DeliveryTask> next = seen; !next.isEmpty(); seen.addAll(next)) {
            next = deliveries.claim(receiver, 8);
        }
        seen.addAll(first);
        assertThat(seen)
                .extracting(this::said)
                .doesNotHaveDuplicates()
                .hasSize(42)
                .contains("unit.moved U-0");
    }

    @Test
    void severalDispatchersNeverSendTheSameMessage() throws Exception {
        int messages = 60;
        for (int i = 0; i < messages; i++) {
            tell("unit.made", "U-" + i);
        }
        Set<String> seen = ConcurrentHashMap.newKeySet();
        var twice = new ArrayList<String>();
        var pool = Executors.newFixedThreadPool(4);
        for (int i = 0; i < 4; i++) {
            pool.submit(() -> io.serialhub.base.Actor.system("test", Hub.SITE).run(() -> {
                for (List<DeliveryTask> tasks = claim(); !tasks.isEmpty(); tasks = claim()) {
                    tasks.stream().filter(t -> !seen.add(t.message())).forEach(t -> twice.add(t.message()));
                    deliveries.settle(tasks.stream().map(t -> answer(t, 200)).toList());
                }
            }));
        }
        pool.shutdown();
        assertThat(pool.awaitTermination(3, TimeUnit.MINUTES)).isTrue();
        assertThat(twice).isEmpty();
        while (seen.size() < messages) {
            List<DeliveryTask> rest = claim();
            assertThat(rest).isNotEmpty();
            rest.forEach(t -> seen.add(t.message()));
        }
    }

    private DeliveryTask claimOne(String subject) {
        tell("unit.made", subject);
        DeliveryTask task = claim().get(0);
        deliveries.settle(List.of(answer(task, 200)));
        return task;
    }

    private void subscribe(String code, String... types) {
        subscriptions.save(Subscription.to(code, "https://203.0.113.9/" + code, List.of(types)), null);
    }

    private void tell(String type, String subject) {
        outbox.add(type, subject, null, null);
    }

    private List<DeliveryTask> claim() {
        return Handed.out(deliveries, 32);
    }

    private static DeliveryResult answer(DeliveryTask task, int status) {
        return new DeliveryResult(task, status, 12, status / 100 == 2 ? null : "status " + status, null, null);
    }

    private DeliveryView only() {
        return deliveries.list(DeliveryFilter.ALL, null, null).items().get(0);
    }

    private static String type(DeliveryTask task) {
        return Json.read(task.body(), Map.class).get("type").toString();
    }

    private String said(DeliveryTask task) {
        return type(task) + " " + Json.read(task.body(), Map.class).get("subject");
    }
}
