package io.serialhub.base;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

abstract class IdsContract {
    @Inject
    Ids ids;

    @Inject
    Transactions transactions;

    @Inject
    Database database;

    @OnDerby
    static class DerbyIdsTest extends IdsContract {}

    @OnPostgres
    static class PostgresIdsTest extends IdsContract {}

    @Test
    void anIdOfATransactionThatWasUndoneIsNeverGivenOutAgain() {
        Set<Long> given = new HashSet<>();
        for (int round = 0; round < 5; round++) {
            transactions.rehearsed(() -> {
                database.use(h -> {
                    for (int i = 0; i < 150; i++) {
                        assertThat(given.add(ids.next("trial"))).isTrue();
                    }
                });
                return null;
            });
        }
    }
}
