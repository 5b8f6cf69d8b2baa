package io.serialhub.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serialhub.base.Json;
import io.serialhub.outbox.Deliveries;
import io.serialhub.outbox.DeliveryResult;
import io.serialhub.outbox.DeliveryTask;
import io.serialhub.outbox.Handed;
import io.serialhub.outbox.Subscription;
import io.serialhub.outbox.Subscriptions;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a subscriber is told of an event of the ledger. */
abstract class EventPayloadContract {
    static {
        System.setProperty("serial.key", Base64.getEncoder().encodeToString(new byte[32]));
    }

    @OnDerby
    static class DerbyEventPayloadTest extends EventPayloadContract {}

    @OnPostgres
    static class PostgresEventPayloadTest extends EventPayloadContract {}

    @Inject
    Hub hub;

    @Inject
    Ledger ledger;

    @Inject
    World world;

    @Inject
    Deliveries deliveries;

    @Inject
    Subscriptions subscriptions;

    private static int run;
    private String p;

    @BeforeEach
    void build() {
        world.build();
        p = "P" + ++run;
    }

    @Test
    void aShipmentIsToldWithItsOrderItsFieldsAndItsUnits() {
        List<String> codes = made(2);
        world.order(p + "-SO", 'S', "BIKE", 2);
        subscribe("unit.shipped");
        ledger.record(Recording.of(
                "ship", Context.ofOrder(p + "-SO").with(Map.of("carrier", "SF", "tracking", "SF1")), items(codes)));

        DeliveryTask task = Handed.out(deliveries, 8).get(0);
        JsonNode message = Json.read(task.body(), JsonNode.class);
        assertThat(message.get("type").asText()).isEqualTo("unit.shipped");
        assertThat(message.get("subject").asText()).isEqualTo(p + "-SO");
        JsonNode data = message.get("data");
        assertThat(data.get("order").asText()).isEqualTo(p + "-SO");
        assertThat(data.get("party").asText()).isEqualTo("C1");
        assertThat(data.get("fields").get("tracking").asText()).isEqualTo("SF1");
        assertThat(data.get("actor").asText()).isEqualTo("system");
        assertThat(data.get("parts").asInt()).isEqualTo(1);
        assertThat(data.has("reason") || data.has("corrects") || data.has("place"))
                .as("nothing is said where there is nothing to say")
                .isFalse();
        assertThat(data.get("units")).hasSize(2);
        JsonNode unit = data.get("units").get(0);
        assertThat(unit.get("code").asText()).isEqualTo(codes.get(0));
        assertThat(unit.get("material").asText()).isEqualTo("BIKE");
        assertThat(unit.get("seq").asInt()).isEqualTo(4);
    }

    @Test
    void aLongEventGoesInPartsOneAfterTheOther() {
        int units = EventPayload.MOST * 2 + 1;
        world.order(p + "-WO", 'W', "BIKE", units);
        List<String> codes = world.allocate(hub, "BIKE", p, units);
        subscribe("unit.commissioned");
        ledger.record(Recording.of("commission", Context.ofOrder(p + "-WO"), items(codes)));

        var told = new ArrayList<String>();
        var ids = new HashSet<String>();
        for (int part = 1; part <= 3; part++) {
            List<DeliveryTask> tasks = Handed.out(deliveries, 8);
            assertThat(tasks).hasSize(1);
            DeliveryTask task = tasks.get(0);
            JsonNode data = Json.read(task.body(), JsonNode.class).get("data");
            assertThat(data.get("part").asInt()).isEqualTo(part);
            assertThat(data.get("parts").asInt()).isEqualTo(3);
            data.get("units").forEach(unit -> told.add(unit.get("code").asText()));
            ids.add(task.message());
            deliveries.settle(List.of(new DeliveryResult(task, 200, 1, null, null, null)));
        }
        assertThat(Handed.out(deliveries, 8)).isEmpty();
        assertThat(ids).hasSize(3);
        assertThat(told).containsExactlyInAnyOrderElementsOf(codes);
    }

    private List<String> made(int n) {
        world.order(p + "-WO", 'W', "BIKE", n);
        List<String> codes = world.allocate(hub, "BIKE", p, n);
        ledger.record(Recording.of("commission", Context.ofOrder(p + "-WO"), items(codes)));
        ledger.record(Recording.of("receive", Context.at("W1-A"), items(codes)));
        return codes;
    }

    private void subscribe(String type) {
        subscriptions
                .list()
                .forEach(s -> subscriptions.save(
                        new Subscription(s.code(), s.url(), null, s.types(), null, null, false, 0, null), null));
        deliveries.waiting();
        subscriptions.save(Subscription.to(p, "https://203.0.113.9/" + p, List.of(type)), null);
    }

    private static Item[] items(List<String> codes) {
        return codes.stream().map(Item::of).toArray(Item[]::new);
    }
}
