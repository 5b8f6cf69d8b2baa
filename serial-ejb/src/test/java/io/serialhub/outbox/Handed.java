package io.serialhub.outbox;

import java.util.List;

/** What the outbox hands out when all receivers are asked for. */
public final class Handed {
    private Handed() {}

    /** Up to n messages of each receiver. */
    public static List<DeliveryTask> out(Deliveries deliveries, int n) {
        return deliveries.waiting().stream()
                .flatMap(receiver -> deliveries.claim(receiver, n).stream())
                .toList();
    }
}
