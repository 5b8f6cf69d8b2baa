package io.serialhub.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serialhub.base.Database;
import io.serialhub.base.Json;
import io.serialhub.ledger.Context;
import io.serialhub.ledger.Item;
import io.serialhub.ledger.Ledger;
import io.serialhub.ledger.Recording;
import io.serialhub.ledger.World;
import io.serialhub.message.Messages;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.TestClock;
import io.serialhub.testkit.ToldGolden;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** Messages about units, and a receiver whose answers are chosen. */
abstract class UnitOrderScene {
    static {
        System.setProperty("serial.key", Base64.getEncoder().encodeToString(new byte[32]));
    }

    private static int run;

    @Inject
    ToldGolden told;

    @Inject
    Hub hub;

    @Inject
    World world;

    @Inject
    Ledger ledger;

    @Inject
    Deliveries deliveries;

    @Inject
    Subscriptions subscriptions;

    @Inject
    Messages messages;

    @Inject
    Database database;

    @Inject
    TestClock clock;

    String p;

    @BeforeEach
    void nothingWaits() {
        world.build();
        p = "N" + ++run;
        database.use(h -> {
            h.execute("DELETE FROM delivery_try");
            h.execute("DELETE FROM delivery");
            h.execute("DELETE FROM outbox");
            h.execute("DELETE FROM subscription");
        });
    }

    DeliveryTask failToTheEnd() {
        DeliveryTask last = null;
        for (int failures = 1; failures <= Schedule.ATTEMPTS; failures++) {
            List<DeliveryTask> tasks = claim();
            assertThat(tasks).hasSize(1);
            last = tasks.get(0);
            settle(tasks, 500);
            if (!Schedule.isOver(failures)) {
                clock.advance(new Schedule(() -> -1L).wait(failures, null));
            }
        }
        return last;
    }

    void subscribe(Subscription wanted) {
        deliveries.waiting();
        subscriptions.save(wanted, null);
    }

    List<String> units(String material, int n) {
        List<String> codes = world.allocate(hub, material, p + material, n);
        String order = p + material + "-WO";
        world.order(order, 'W', material, n);
        ledger.record(Recording.of("commission", Context.ofOrder(order), items(codes)));
        ledger.record(Recording.of("receive", Context.at("W1-A"), items(codes)));
        return codes;
    }

    void record(String step, String... codes) {
        hub.inTransaction(() -> hub.get(io.serialhub.ledger.Recorder.class)
                .record(Recording.of(step, Context.NONE.because("test"), items(List.of(codes)))));
    }

    void ship(String code) {
        ledger.record(Recording.of("ship", Context.ofOrder(p + "-SO"), Item.of(code)));
    }

    static Item[] items(List<String> codes) {
        return codes.stream().map(Item::of).toArray(Item[]::new);
    }

    List<DeliveryTask> claim() {
        return Handed.out(deliveries, 32);
    }

    List<String> drain() {
        var told = new ArrayList<String>();
        for (List<DeliveryTask> tasks = claim(); !tasks.isEmpty(); tasks = claim()) {
            for (DeliveryTask task : tasks) {
                told.add(words(task));
                settle(List.of(task), 200);
            }
        }
        return told;
    }

    void settle(List<DeliveryTask> tasks, int... statuses) {
        var results = new ArrayList<DeliveryResult>();
        for (int i = 0; i < tasks.size(); i++) {
            int status = statuses[Math.min(i, statuses.length - 1)];
            results.add(new DeliveryResult(tasks.get(i), status, 5, status == 200 ? null : "no", null, null));
        }
        deliveries.settle(results);
    }

    List<DeliveryView> list(DeliveryStatus status) {
        return deliveries.list(DeliveryFilter.of(null, status), null, null).items();
    }

    static List<String> messages(List<DeliveryTask> tasks) {
        return tasks.stream().map(DeliveryTask::message).toList();
    }

    static JsonNode data(DeliveryTask task) {
        return Json.read(task.body(), JsonNode.class).get("data");
    }

    /** {@code held 1 2}: what happened, and to the how manieth units. */
    String words(DeliveryTask task) {
        var words = new StringBuilder(task.type().substring("unit.".length()));
        for (JsonNode unit : data(task).get("units")) {
            String code = unit.get("code").asText();
            words.append(' ').append(code.substring(code.lastIndexOf('-') + 1));
        }
        return words.toString();
    }

    Subscription subscription() {
        return Subscription.to("crm", "https://203.0.113.9/crm", List.of("unit.*"));
    }
}
