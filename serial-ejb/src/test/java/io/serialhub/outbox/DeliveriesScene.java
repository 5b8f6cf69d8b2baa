package io.serialhub.outbox;

import io.serialhub.base.Database;
import io.serialhub.base.Json;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.TestClock;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** One subscription to everything about units, and nothing that waits. */
abstract class DeliveriesScene {
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

    DeliveryTask claimOne(String subject) {
        tell("unit.made", subject);
        DeliveryTask task = claim().get(0);
        deliveries.settle(List.of(answer(task, 200)));
        return task;
    }

    void subscribe(String code, String... types) {
        subscriptions.save(Subscription.to(code, "https://203.0.113.9/" + code, List.of(types)), null);
    }

    void tell(String type, String subject) {
        outbox.add(type, subject, null, null);
    }

    List<DeliveryTask> claim() {
        return Handed.out(deliveries, 32);
    }

    static DeliveryResult answer(DeliveryTask task, int status) {
        return new DeliveryResult(task, status, 12, status / 100 == 2 ? null : "status " + status, null, null);
    }

    DeliveryView only() {
        return deliveries.list(DeliveryFilter.ALL, null, null).items().get(0);
    }

    static String type(DeliveryTask task) {
        return Json.read(task.body(), Map.class).get("type").toString();
    }

    String said(DeliveryTask task) {
        return type(task) + " " + Json.read(task.body(), Map.class).get("subject");
    }
}
