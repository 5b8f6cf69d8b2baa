package io.serialhub.order;

import static io.serialhub.testkit.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderTest {
    @Test
    void statusFollowsFromWhatWasDone() {
        assertThat(OrderStatus.of(10, 0)).isEqualTo(OrderStatus.OPEN);
        assertThat(OrderStatus.of(10, 1)).isEqualTo(OrderStatus.STARTED);
        assertThat(OrderStatus.of(10, 10)).isEqualTo(OrderStatus.DONE);
    }

    @Test
    void linesAreKeptByNumber() {
        Order order = order(OrderKind.WORK, null, null, new OrderLine(20, "B", 1, 0), new OrderLine(10, "A", 1, 0));
        assertThat(order.lines()).extracting(OrderLine::lineNo).containsExactly(10, 20);
    }

    @Test
    void whatTheLedgerCountsIsNotAskedFor() {
        Order asked = order(OrderKind.WORK, null, null, new OrderLine(10, "A", 5, 0));
        Order kept = order(OrderKind.WORK, null, null, new OrderLine(10, "A", 5, 3));
        assertThat(asked.asksForTheSameAs(kept)).isTrue();
        assertThat(asked.asksForTheSameAs(order(OrderKind.WORK, null, null, new OrderLine(10, "A", 6, 0))))
                .isFalse();
        assertThat(asked.asksForTheSameAs(order(OrderKind.WORK, null, "WH", new OrderLine(10, "A", 5, 0))))
                .isFalse();
    }

    @Test
    void timesAreKeptInMicroseconds() {
        Order order = new Order(
                "O",
                OrderKind.WORK,
                null,
                null,
                null,
                null,
                Instant.parse("2026-01-01T00:00:00.123456789Z"),
                null,
                null,
                null,
                List.of(new OrderLine(1, "A", 1, 0)),
                0);
        assertThat(order.dueAt()).isEqualTo(Instant.parse("2026-01-01T00:00:00.123456Z"));
    }

    @Test
    void anOrderThatCannotBeIsRefused() {
        OrderLine line = new OrderLine(10, "A", 1, 0);
        refused("order-without-lines", () -> order(OrderKind.WORK, null, null));
        refused("order-line-twice", () -> order(OrderKind.WORK, null, null, line, line));
        refused("order-quantity-not-positive", () -> new OrderLine(10, "A", 0, 0));
        refused("order-quantity-not-positive", () -> new OrderLine(10, "A", -3, 0));
        refused("field-out-of-range", () -> new OrderLine(0, "A", 1, 0));
        refused("field-missing", () -> order(null, null, null, line));
        refused("order-party-missing", () -> order(OrderKind.SALES, null, null, line));
        refused("order-party-missing", () -> order(OrderKind.PURCHASE, null, null, line));
        refused("order-party-missing", () -> order(OrderKind.RETURN, null, null, line));
        refused("order-location-missing", () -> order(OrderKind.TRANSFER, null, null, line));
        refused(
                "field-out-of-range",
                () -> order(
                        OrderKind.WORK,
                        null,
                        null,
                        new OrderLine(1, "A", Integer.MAX_VALUE, 0),
                        new OrderLine(2, "A", Integer.MAX_VALUE, 0)));
    }

    private static Order order(OrderKind kind, String party, String location, OrderLine... lines) {
        return new Order("O", kind, null, party, location, null, null, null, null, null, List.of(lines), 0);
    }
}
