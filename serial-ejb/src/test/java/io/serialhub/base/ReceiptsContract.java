package io.serialhub.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every database must do with receipts. */
abstract class ReceiptsContract {
    record Answer(String code, List<String> units, List<String> refused) {
        Answer {
            refused = List.copyOf(refused);
        }
    }

    @Inject
    Receipts receipts;

    @Inject
    Transactions transactions;

    final AtomicInteger calls = new AtomicInteger();
    final String id = UUID.randomUUID().toString();
    final byte[] body = Receipts.fingerprint("ship", List.of("U-1", "U-2"));

    @Test
    void givesTheSameAnswerToTheSameCallAndDoesTheWorkOnce() {
        Answer first = once(id, body);
        Answer again = once(id, body);
        assertEquals(first, again);
        assertEquals(1, calls.get());
    }

    @Test
    void refusesAnIdThatStoodForSomethingElse() {
        once(id, body);
        byte[] other = Receipts.fingerprint("ship", List.of("U-1"));
        Problem problem = assertThrows(Problem.class, () -> once(id, other));
        assertEquals("event-id-reused", problem.code());
        assertEquals(1, calls.get());
    }

    @Test
    void keepsTheIdsOfTwoClientsApart() {
        once(id, body);
        transactions.inNew(() -> receipts.once("other", id, body, Answer.class, this::work));
        assertEquals(2, calls.get());
    }

    @Test
    void leavesTheIdFreeWhenTheWorkIsRefused() {
        assertThrows(
                Problem.class,
                () -> transactions.inNew(() -> receipts.once("client", id, body, Answer.class, () -> {
                    throw Problem.conflict("unit-on-hold");
                })));
        once(id, body);
        assertEquals(1, calls.get());
    }

    @Test
    void saysThatTheFirstCallIsStillRunning() throws Exception {
        var started = new CountDownLatch(1);
        var seen = new CountDownLatch(1);
        var pool = Executors.newSingleThreadExecutor();
        try {
            var first =
                    pool.submit(() -> transactions.inNew(() -> receipts.once("client", id, body, Answer.class, () -> {
                        started.countDown();
                        await(seen);
                        return work();
                    })));
            await(started);
            Problem problem = assertThrows(Problem.class, () -> once(id, body));
            assertEquals("still-running", problem.code());
            seen.countDown();
            assertEquals(first.get(3, TimeUnit.MINUTES), once(id, body));
            assertEquals(1, calls.get());
        } finally {
            seen.countDown();
            pool.shutdownNow();
        }
    }

    @Test
    void refusesAnIdThatCannotBeKept() {
        assertEquals(
                "event-id-unfit",
                assertThrows(Problem.class, () -> once(" ", body)).code());
        assertEquals(
                "event-id-unfit",
                assertThrows(Problem.class, () -> once("x".repeat(121), body)).code());
    }

    private Answer once(String id, byte[] fingerprint) {
        return transactions.inNew(() -> receipts.once("client", id, fingerprint, Answer.class, this::work));
    }

    private Answer work() {
        return new Answer("E-" + calls.incrementAndGet(), List.of("U-1", "U-2"), List.of());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(3, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
