package io.serialhub.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.base.Actor;
import io.serialhub.testkit.CountedSource;
import io.serialhub.testkit.Databases;
import io.serialhub.testkit.Hub;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A call at the door costs the same number of statements whether it names two units or a thousand. */
class LedgerStatementCountTest {
    private static final int FEW = 2;
    private static final int MANY = 1_000;

    @Test
    void onDerby() {
        statementsDoNotGrowWithTheItems(Databases.freshDerby());
    }

    @Test
    void onPostgres() {
        statementsDoNotGrowWithTheItems(Databases.freshPostgres());
    }

    private static void statementsDoNotGrowWithTheItems(DataSource database) {
        var source = new CountedSource(database);
        try (Hub hub = Hub.start(source)) {
            Actor.system("test", Hub.SITE).run(() -> {
                hub.get(World.class).build();
                life(hub, source, "W", FEW);
                Map<String, Integer> few = life(hub, source, "F", FEW);
                Map<String, Integer> many = life(hub, source, "M", MANY);
                assertThat(many).as("statements of each step").isEqualTo(few);
            });
        }
    }

    /** Made, received, inspected, moved and shipped: the statements of each. */
    private static Map<String, Integer> life(Hub hub, CountedSource source, String prefix, int n) {
        World world = hub.get(World.class);
        world.order(prefix + "-WO", 'W', "BIKE", n);
        world.order(prefix + "-SO", 'S', "BIKE", n);
        List<String> codes = world.allocate(hub, "BIKE", prefix, n);
        Ledger ledger = hub.get(Ledger.class);
        Item[] units = codes.stream().map(Item::of).toArray(Item[]::new);
        var counts = new LinkedHashMap<String, Integer>();
        var calls = Map.of(
                "commission", Context.ofOrder(prefix + "-WO"),
                "receive", Context.at("W1-A"),
                "inspect", Context.NONE,
                "put-away", Context.at("W1-B"),
                "ship", Context.ofOrder(prefix + "-SO"));
        for (String step : List.of("commission", "receive", "inspect", "put-away", "ship")) {
            counts.put(step, statements(ledger, source, Recording.of(step, calls.get(step), units), n));
        }
        return counts;
    }

    private static int statements(Ledger ledger, CountedSource source, Recording call, int n) {
        source.statements();
        Recorded recorded =
                ledger.record(call.id(call.step() + " of " + call.items().get(0).code()));
        assertThat(recorded.accepted()).as(call.step()).isEqualTo(n);
        return source.statements();
    }
}
