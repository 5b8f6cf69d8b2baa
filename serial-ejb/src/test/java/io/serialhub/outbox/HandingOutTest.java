package io.serialhub.outbox;

import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import org.junit.jupiter.api.Nested;

class HandingOutTest {
    @Nested
    @OnDerby
    class Derby extends HandingOutContract {}

    @Nested
    @OnPostgres
    class Postgres extends HandingOutContract {}
}
