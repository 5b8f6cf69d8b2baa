package io.serialhub.outbox;

import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import org.junit.jupiter.api.Nested;

class QueuesTest {
    @Nested
    @OnDerby
    class Derby extends QueuesContract {}

    @Nested
    @OnPostgres
    class Postgres extends QueuesContract {}
}
