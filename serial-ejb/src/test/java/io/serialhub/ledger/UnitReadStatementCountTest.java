package io.serialhub.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.base.Actor;
import io.serialhub.testkit.CountedSource;
import io.serialhub.testkit.Databases;
import io.serialhub.testkit.Hub;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What a unit's page shows costs so many statements and no more, however long its life and however large its tree. */
class UnitReadStatementCountTest {
    private static final int RESOLVING = 1;

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
                new Machine(hub).build("SMALL", 1, 2);
                new Machine(hub).build("LARGE", 10, 19);
                Units units = hub.get(Units.class);
                for (String machine : List.of("SMALL", "LARGE")) {
                    assertThat(statements(source, () -> units.get(machine)))
                            .as("state: identifiers, sale, unit")
                            .isEqualTo(RESOLVING + 3);
                    assertThat(statements(source, () -> units.timeline(machine, null, null, 50)))
                            .as("timeline: events, and what went in")
                            .isEqualTo(RESOLVING + 2);
                    assertThat(statements(source, () -> units.tree(machine, Part.Direction.DOWN, null)))
                            .as("tree: two levels and the root")
                            .isEqualTo(RESOLVING + 3);
                }
                assertThat(statements(source, () -> units.tree("LARGE-1-P2", Part.Direction.UP, null)))
                        .as("upwards: two levels, the root, and its outermost in three steps")
                        .isEqualTo(RESOLVING + 6);
            });
        }
    }

    private static int statements(CountedSource source, Runnable read) {
        read.run();
        source.statements();
        read.run();
        return source.statements();
    }

    /** Assemblies with parts in a machine that was moved to and fro. */
    private record Machine(Hub hub) {
        void build(String code, int assemblies, int partsEach) {
            List<String> subs = adopt(code, assemblies);
            adopt(List.of(code));
            for (String sub : subs) {
                assemble(adopt(sub + "-P", partsEach), sub);
            }
            assemble(subs, code);
            for (int i = 0; i < assemblies; i++) {
                record("put-away", Context.at(i % 2 == 0 ? "W1-B" : "W1-A"), List.of(Item.of(code)));
            }
        }

        private List<String> adopt(String prefix, int n) {
            String between = prefix.endsWith("-P") ? "" : "-";
            List<String> codes =
                    IntStream.range(0, n).mapToObj(i -> prefix + between + i).toList();
            adopt(codes);
            return codes;
        }

        private void adopt(List<String> codes) {
            Map<String, Object> where = Map.of("custody", "location", "place", "W1-A");
            record(
                    "adopt",
                    Context.NONE,
                    codes.stream()
                            .map(code -> new Item(code, null, null, "MOTOR", null, null, null, where))
                            .toList());
        }

        private void assemble(List<String> parts, String parent) {
            record(
                    "assemble",
                    Context.NONE,
                    parts.stream().map(part -> Item.of(part).into(parent)).toList());
        }

        private void record(String step, Context context, List<Item> items) {
            Recorded done = hub.get(Ledger.class).record(Recording.of(step, context, items.toArray(Item[]::new)));
            assertThat(done.refused()).as(step).isZero();
        }
    }
}
