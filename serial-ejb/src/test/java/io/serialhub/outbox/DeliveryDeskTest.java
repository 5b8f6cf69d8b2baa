package io.serialhub.outbox;

import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import org.junit.jupiter.api.Nested;

class DeliveryDeskTest {
    @Nested
    @OnDerby
    class Derby extends DeliveryDeskContract {}

    @Nested
    @OnPostgres
    class Postgres extends DeliveryDeskContract {}
}
