package io.serialhub.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.base.Actor;
import io.serialhub.base.Draft;
import io.serialhub.material.Material;
import io.serialhub.material.Materials;
import io.serialhub.material.Tracking;
import io.serialhub.testkit.CountedSource;
import io.serialhub.testkit.Databases;
import io.serialhub.testkit.Hub;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Saving hundreds of materials or orders costs no more statements than saving ten. */
class SavingManyStatementsTest {
    @Test
    void onDerby() {
        statementsDoNotGrowWithTheRows(Databases.freshDerby());
    }

    @Test
    void onPostgres() {
        statementsDoNotGrowWithTheRows(Databases.freshPostgres());
    }

    private static void statementsDoNotGrowWithTheRows(DataSource database) {
        var source = new CountedSource(database);
        try (Hub hub = Hub.start(source)) {
            Actor.system("test", Hub.SITE).run(() -> {
                Materials materials = hub.get(Materials.class);
                int made = saving(materials, source, "A", 10, "旧");
                assertThat(saving(materials, source, "B", 900, "旧")).as("new").isLessThanOrEqualTo(made + 6);
                int changed = saving(materials, source, "A", 10, "新");
                assertThat(saving(materials, source, "B", 900, "新"))
                        .as("changed")
                        .isLessThanOrEqualTo(changed + 6);
                assertThat(changed).isLessThanOrEqualTo(20);
                Orders orders = hub.get(Orders.class);
                int announced = announcing(orders, source, "A", 10, 1);
                assertThat(announcing(orders, source, "B", 900, 1))
                        .as("new orders")
                        .isLessThanOrEqualTo(announced + 8);
                int more = announcing(orders, source, "A", 10, 2);
                assertThat(announcing(orders, source, "B", 900, 2))
                        .as("changed orders")
                        .isLessThanOrEqualTo(more + 8);
                assertThat(more).isLessThanOrEqualTo(30);
            });
        }
    }

    private static int announcing(Orders orders, CountedSource source, String prefix, int n, int quantity) {
        List<Draft<Order>> drafts = IntStream.range(0, n)
                .mapToObj(i -> new Draft<>(
                        new Order(
                                prefix + i,
                                OrderKind.WORK,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                List.of(new OrderLine(1, "A0", quantity, 0), new OrderLine(2, "B0", quantity, 0)),
                                0),
                        null))
                .toList();
        source.statements();
        assertThat(orders.saveAll(drafts, true)).allMatch(answer -> answer.outcome() != null);
        return source.statements();
    }

    private static int saving(Materials materials, CountedSource source, String prefix, int n, String name) {
        List<Draft<Material>> drafts = IntStream.range(0, n)
                .mapToObj(i -> new Draft<>(
                        new Material(prefix + i, name, null, null, null, null, Tracking.LOT, null, i, true, 0), null))
                .toList();
        source.statements();
        assertThat(materials.saveAll(drafts, true)).allMatch(answer -> answer.outcome() != null);
        return source.statements();
    }
}
