package io.serialhub.outbox;

import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import org.junit.jupiter.api.Nested;

class DeliveriesTest {
    @Nested
    @OnDerby
    class Derby extends DeliveriesContract {}

    @Nested
    @OnPostgres
    class Postgres extends DeliveriesContract {}
}
