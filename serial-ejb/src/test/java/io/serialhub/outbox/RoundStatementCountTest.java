package io.serialhub.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.base.Actor;
import io.serialhub.ledger.Context;
import io.serialhub.ledger.Item;
import io.serialhub.ledger.Ledger;
import io.serialhub.ledger.Recording;
import io.serialhub.ledger.World;
import io.serialhub.testkit.CountedSource;
import io.serialhub.testkit.Databases;
import io.serialhub.testkit.Hub;
import java.util.Base64;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Spreading, handing out and settling cost the same number of statements whether there are few messages or many. */
class RoundStatementCountTest {
    static {
        System.setProperty("serial.key", Base64.getEncoder().encodeToString(new byte[32]));
    }

    @Test
    void onDerby() {
        statementsDoNotGrow(Databases.freshDerby());
    }

    @Test
    void onPostgres() {
        statementsDoNotGrow(Databases.freshPostgres());
    }

    private static void statementsDoNotGrow(DataSource database) {
        var source = new CountedSource(database);
        try (Hub hub = Hub.start(source)) {
            Actor.system("test", Hub.SITE).run(() -> {
                hub.get(World.class).build();
                hub.get(Subscriptions.class)
                        .save(Subscription.to("crm", "https://203.0.113.9/crm", List.of("unit.*")), null);
                round(hub, source, "w", 60, 4);
                int few = round(hub, source, "a", 10, 1);
                int many = round(hub, source, "b", 200, 2);
                assertThat(many).as("ids come in blocks of two hundred").isLessThanOrEqualTo(few + 15);
            });
        }
    }

    /** @param each units of each message, all of which have something else before it */
    private static int round(Hub hub, CountedSource source, String prefix, int messages, int each) {
        List<String> codes = hub.get(World.class).allocate(hub, "BIKE", prefix, messages * each);
        hub.get(World.class).order(prefix + "-WO", 'W', "BIKE", messages * each);
        hub.get(Ledger.class).record(Recording.of("commission", Context.ofOrder(prefix + "-WO"), items(codes)));
        for (int i = 0; i < messages; i++) {
            hub.get(Ledger.class)
                    .record(Recording.of(
                            "receive", Context.at("W1-A"), items(codes.subList(i * each, (i + 1) * each))));
        }
        Deliveries deliveries = hub.get(Deliveries.class);
        source.statements();
        int sent = 0;
        while (sent < messages) {
            List<DeliveryTask> tasks = Handed.out(deliveries, 400);
            assertThat(tasks).isNotEmpty();
            deliveries.settle(tasks.stream()
                    .map(task -> new DeliveryResult(task, 200, 1, null, null, null))
                    .toList());
            sent += (int)
                    tasks.stream().filter(t -> t.type().equals("unit.received")).count();
        }
        return source.statements();
    }

    private static Item[] items(List<String> codes) {
        return codes.stream().map(Item::of).toArray(Item[]::new);
    }
}
