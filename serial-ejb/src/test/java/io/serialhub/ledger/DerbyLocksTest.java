package io.serialhub.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.base.Database;
import io.serialhub.base.Transactions;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.OnDerby;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Derby locks whole tables when one transaction holds very many row locks in them; then nobody else reads or writes until it
 * ends. The biggest call and the biggest chunk stay below that.
 */
@OnDerby
class DerbyLocksTest {
    private static final String TABLE_LOCKS = """
            SELECT tablename || ' ' || mode FROM syscs_diag.lock_table
            WHERE type = 'TABLE' AND mode IN ('X', 'S') AND tablename NOT LIKE 'SYS%'
            """;

    @Inject
    Hub hub;

    @Inject
    World world;

    @Inject
    Recorder recorder;

    @Inject
    Transactions transactions;

    @Inject
    Database database;

    @Test
    void theBiggestCallLocksRowsAndNoTable() {
        world.build();
        int most = database.maxItems();
        world.order("LOCKS-WO", 'W', "BIKE", most);
        List<String> codes = world.allocate(hub, "BIKE", "LOCKS", most);
        List<Item> items = codes.stream().map(Item::of).toList();
        assertThat(lockedBy(() -> recorder.record(
                        new Recording(null, "commission", Mode.ALL_OR_NOTHING, items, Context.ofOrder("LOCKS-WO")))))
                .isEmpty();
        assertThat(lockedBy(() -> recorder.record(
                        new Recording(null, "receive", Mode.ALL_OR_NOTHING, items, Context.at("W1-A")))))
                .isEmpty();
    }

    /** Tables that are locked as a whole before the work commits. */
    private List<String> lockedBy(Supplier<Recorded> work) {
        return transactions.required(() -> {
            assertThat(work.get().accepted()).isEqualTo(database.maxItems());
            return database.with(
                    h -> h.createQuery(TABLE_LOCKS).mapTo(String.class).list());
        });
    }
}
