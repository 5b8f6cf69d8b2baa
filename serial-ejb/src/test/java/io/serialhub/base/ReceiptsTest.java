package io.serialhub.base;

import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import org.junit.jupiter.api.Nested;

class ReceiptsTest {
    @Nested
    @OnDerby
    class Derby extends ReceiptsContract {}

    @Nested
    @OnPostgres
    class Postgres extends ReceiptsContract {}
}
