package io.serialhub.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.base.Actor;
import io.serialhub.base.Once;
import io.serialhub.base.Receipts;
import io.serialhub.base.Saved;
import io.serialhub.base.Transactions;
import io.serialhub.ledger.OrderStory;
import io.serialhub.order.Order;
import io.serialhub.order.OrderKind;
import io.serialhub.order.OrderStatus;
import io.serialhub.order.OrderView;
import io.serialhub.order.Orders;
import io.serialhub.stock.Picking;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a POST that creates meets receipts; {@code ReceiptsTest} proves those on both databases. */
class OnceTest {
    private static final String BODY =
            "{\"code\":\"WO-1\",\"kind\":\"work\",\"lines\":[{\"lineNo\":1,\"material\":\"M\",\"quantity\":5}]}";

    private final Map<String, Object> kept = new HashMap<>();
    private final Map<String, String> prints = new HashMap<>();
    private Saved.Outcome outcome = Saved.Outcome.CREATED;
    private int saves;

    private final RestServer server = new RestServer(
            OrdersResource.class, new Papers() {}, new OrderStory() {}, once(), new Picking() {}, new Orders() {
                @Override
                public Saved<OrderView> save(Order asked, Long expectedVersion) {
                    saves++;
                    return new Saved<>(view(asked), outcome);
                }
            });

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void answersTheSameRequestFromItsReceipt() {
        var first = post(BODY, "Idempotency-Key", "k1");
        var again = post(" " + BODY + " ", "Idempotency-Key", "k1");
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(again.headers().firstValue("ETag")).contains("\"3\"");
        assertThat(first.headers().firstValue("Idempotent-Replayed")).isEmpty();
        assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(saves).isEqualTo(1);
    }

    @Test
    void takesAFingerprintOfAllThatWasSent() {
        post(BODY, "Idempotency-Key", "k1");
        post(BODY.replace("5", "6"), "Idempotency-Key", "k2");
        assertThat(prints.get("k1")).isNotEqualTo(prints.get("k2"));
    }

    @Test
    void createsEachTimeWithoutAKey() {
        post(BODY);
        post(BODY);
        assertThat(saves).isEqualTo(2);
        assertThat(kept).isEmpty();
    }

    @Test
    void createsNothingWhereSomethingStands() {
        outcome = Saved.Outcome.UNCHANGED;
        var refused = post(BODY, "Idempotency-Key", "k1");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("already-there");
        assertThat(kept).isEmpty();
    }

    private HttpResponse<String> post(String body, String... headers) {
        var all = new java.util.ArrayList<>(List.of("Content-Type", "application/json"));
        all.addAll(List.of(headers));
        return server.send("POST", "orders", body, all.toArray(String[]::new));
    }

    private static OrderView view(Order order) {
        return new OrderView(
                order.code(),
                OrderKind.WORK,
                OrderStatus.OPEN,
                null,
                null,
                "NB1",
                null,
                null,
                null,
                null,
                "rest",
                Instant.EPOCH,
                List.of(),
                3);
    }

    /** Keeps answers in a map instead of a table. */
    private Once once() {
        var transactions = new Transactions() {
            @Override
            public <T> T required(Callable<T> work) {
                return Actor.NOBODY.call(work);
            }
        };
        return new Once(transactions, new MapReceipts()) {};
    }

    private final class MapReceipts extends Receipts {
        @Override
        public <T> T once(String client, String id, byte[] fingerprint, Class<T> type, Supplier<T> work) {
            prints.put(id, HexFormat.of().formatHex(fingerprint));
            if (!kept.containsKey(id)) {
                kept.put(id, work.get());
            }
            return type.cast(kept.get(id));
        }
    }
}
