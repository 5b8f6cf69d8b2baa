package io.serialhub.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serialhub.base.Problem;
import io.serialhub.testkit.Hub;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Who is handed which messages, and whose report is believed. */
abstract class HandingOutContract extends DeliveriesScene {
    @Test
    void handsOutNothingTwiceWhileItIsClaimed() {
        tell("unit.shipped", "U-1");
        assertThat(claim()).hasSize(1);
        assertThat(claim()).isEmpty();
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
}
