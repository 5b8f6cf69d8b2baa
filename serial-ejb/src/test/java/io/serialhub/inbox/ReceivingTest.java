package io.serialhub.inbox;

import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import org.junit.jupiter.api.Nested;

class ReceivingTest {
    @Nested
    @OnDerby
    class Derby extends ReceivingContract {}

    @Nested
    @OnPostgres
    class Postgres extends ReceivingContract {}
}
