package io.serialhub.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.base.Actor;
import io.serialhub.testkit.Hub;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Whoever looks at what waits, waits for nobody. */
abstract class QueuesContract extends DeliveriesScene {
    @Test
    void countsAndListsWhatWaitsWhileItIsBeingSettled() throws Exception {
        for (int i = 0; i < 20; i++) {
            tell("unit.made", "U-" + i);
        }
        assertThat(claim()).hasSize(20);
        var written = new CountDownLatch(1);
        var looked = new CountDownLatch(1);
        CompletableFuture<Void> settling = CompletableFuture.runAsync(() -> hub.inTransaction(() -> {
            database.use(h -> h.execute("UPDATE delivery SET attempts = attempts + 1"));
            written.countDown();
            await(looked);
        }));
        try {
            await(written);
            assertThat(soon(() -> subscriptions.get("crm").state().waiting())).isEqualTo(20);
            assertThat(soon(() -> subscriptions.list().get(0).state().waiting()))
                    .isEqualTo(20);
            assertThat(soon(() -> deliveries.backlog().waiting())).isEqualTo(20);
            assertThat(soon(() -> receivers.figures().get(0).waiting())).isEqualTo(20);
            assertThat(soon(() -> deliveries.list(DeliveryFilter.ALL, null, 50).items()))
                    .hasSize(20);
        } finally {
            looked.countDown();
            settling.get(1, TimeUnit.MINUTES);
        }
    }

    private static <T> T soon(Callable<T> look) throws Exception {
        var thread = Executors.newSingleThreadExecutor();
        try {
            return thread.submit(() -> Actor.system("test", Hub.SITE).call(look))
                    .get(10, TimeUnit.SECONDS);
        } finally {
            thread.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
