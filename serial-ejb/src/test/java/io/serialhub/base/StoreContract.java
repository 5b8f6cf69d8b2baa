package io.serialhub.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serialhub.testkit.Hub;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What both databases must do alike underneath everything else. */
abstract class StoreContract {
    @Inject
    Hub hub;

    @Inject
    Database database;

    @Inject
    Rows rows;

    @Inject
    Ids ids;

    @Inject
    Leases leases;

    @OnDerby
    static class DerbyStoreTest extends StoreContract {}

    @OnPostgres
    static class PostgresStoreTest extends StoreContract {}

    @Test
    void idsAscendAndAreNeverGivenTwice() {
        long first = ids.next("job");
        long block = ids.take("job", 1_000);
        assertThat(ids.next("job")).isGreaterThan(first).matches(id -> id < block || id > block + 999);
        assertThat(ids.take("job", 500)).isGreaterThan(block + 999);
    }

    @Test
    void manyRowsAreWrittenAndUpdatedTogether() {
        Instant until = Instant.parse("2026-03-29T02:30:00.123456Z");
        database.use(h -> rows.insert(
                h,
                "lease",
                List.of("name", "holder", "fence", "held_until"),
                List.of(new Object[] {"a", "x", 1L, until}, new Object[] {"b", "x", 2L, until})));
        int updated = database.with(h -> rows.update(
                h, "lease", List.of("name", "fence"), List.of(new Object[] {"a", 7L}, new Object[] {"none", 8L})));
        assertThat(updated).isEqualTo(1);
        assertThat(database.<List<Long>>with(h -> database.in(
                                h.createQuery("SELECT fence FROM lease WHERE name <names> ORDER BY name"),
                                "names",
                                List.of("a", "b"))
                        .mapTo(Long.class)
                        .list()))
                .containsExactly(7L, 2L);
        assertThat(database.<Instant>with(h -> h.createQuery("SELECT held_until FROM lease WHERE name = 'a'")
                        .mapTo(Instant.class)
                        .one()))
                .isEqualTo(until);
    }

    @Test
    void nothingStaysOfATransactionThatFailed() {
        assertThatThrownBy(() -> hub.inTransaction(() -> {
                    database.use(h -> h.execute("INSERT INTO id_counter (name, last_value) VALUES ('lost', 1)"));
                    throw Problem.invalid("test");
                }))
                .isInstanceOf(Problem.class);
        assertThat(database.<Integer>with(h -> h.createQuery("SELECT COUNT(*) FROM id_counter WHERE name = 'lost'")
                        .mapTo(Integer.class)
                        .one()))
                .isZero();
    }

    @Test
    void theHolderProlongsItsLease() {
        long fence = leases.take("dispatch", Duration.ofSeconds(10)).orElseThrow();
        assertThat(leases.take("dispatch", Duration.ofSeconds(10))).hasValue(fence);
    }

    @Test
    void aLeaseOfAnotherNodeIsLeftAlone() {
        database.use(h -> rows.insert(
                h, "lease", List.of("name", "holder", "fence", "held_until"), List.<Object[]>of(new Object[] {
                    "held", "other", 4L, database.now().plusSeconds(60)
                })));
        assertThat(leases.take("held", Duration.ofSeconds(10))).isEmpty();
        database.use(h -> h.execute("UPDATE lease SET held_until = '2020-01-01 00:00:00' WHERE name = 'held'"));
        assertThat(leases.take("held", Duration.ofSeconds(10))).hasValue(5L);
    }
}
