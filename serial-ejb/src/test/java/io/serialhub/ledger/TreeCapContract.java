package io.serialhub.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A machine of as many parts as a tree shows, and of more, all of them built in like any other. */
abstract class TreeCapContract {
    private static final int INSIDE_THE_GEAR = 60;

    @Inject
    World world;

    @Inject
    Ledger ledger;

    @Inject
    Units units;

    @OnDerby
    static class DerbyTreeCapTest extends TreeCapContract {}

    @OnPostgres
    static class PostgresTreeCapTest extends TreeCapContract {}

    @Test
    void aTreeShowsTwoThousandPartsAndCountsWhatIsBeyond() {
        world.build();
        adopt(List.of("MACHINE", "GEAR"));
        assemble(made("TOOTH", INSIDE_THE_GEAR), "GEAR");
        assemble(List.of("GEAR"), "MACHINE");
        assemble(made("PART", Tree.MOST - INSIDE_THE_GEAR - 1), "MACHINE");
        assertThat(seen()).as("exactly as many").isEqualTo(new Seen(Tree.MOST, 0, 0));

        assemble(made("ONE-MORE", 1), "MACHINE");
        assertThat(seen()).as("one more").isEqualTo(new Seen(Tree.MOST, 0, 1));

        assemble(made("MANY-MORE", 100), "MACHINE");
        assertThat(seen()).as("more on the first level alone").isEqualTo(new Seen(Tree.MOST, 41, INSIDE_THE_GEAR));
        assertThat(paged("MACHINE")).hasSize(Tree.MOST + 41).doesNotHaveDuplicates();
        assertThat(paged("GEAR")).hasSize(INSIDE_THE_GEAR);
    }

    /** @param leftOut directly inside the machine @param below inside its gear */
    private record Seen(int shown, long leftOut, long below) {}

    private Seen seen() {
        Part machine = units.tree("MACHINE", Part.Direction.DOWN, null);
        Part gear = machine.parts().stream()
                .filter(part -> part.code().equals("GEAR"))
                .findFirst()
                .orElseThrow();
        return new Seen(machine.parts().size() + gear.parts().size(), machine.more(), gear.more());
    }

    private List<String> paged(String unit) {
        var inside = new Units.Inside(Part.Direction.DOWN, null);
        var page = units.parts(unit, inside, null, 200);
        var all = new ArrayList<>(page.items());
        while (page.next() != null) {
            page = units.parts(unit, inside, page.next(), 200);
            all.addAll(page.items());
        }
        return all.stream().map(Part::code).toList();
    }

    /** A material without a bill of material takes anything. */
    private List<String> made(String prefix, int n) {
        List<String> codes =
                IntStream.rangeClosed(1, n).mapToObj(i -> prefix + "-" + i).toList();
        adopt(codes);
        return codes;
    }

    private void adopt(List<String> codes) {
        var at = Map.<String, Object>of("custody", "location", "place", "W1-A");
        record(
                "adopt",
                codes.stream()
                        .map(code -> new Item(code, null, null, "MOTOR", null, null, null, at))
                        .toList());
    }

    private void assemble(List<String> codes, String parent) {
        record(
                "assemble",
                codes.stream().map(code -> Item.of(code).into(parent)).toList());
    }

    private void record(String step, List<Item> items) {
        Recorded done = ledger.record(Recording.of(step, Context.NONE, items.toArray(Item[]::new)));
        assertThat(done.refused()).as(step).isZero();
    }
}
