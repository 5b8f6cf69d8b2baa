package io.serialhub.outbox;

import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import org.junit.jupiter.api.Nested;

class UnitOrderTest {
    @Nested
    @OnDerby
    class Derby extends UnitOrderContract {}

    @Nested
    @OnPostgres
    class Postgres extends UnitOrderContract {}
}
