package io.serialhub.access;

import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import org.junit.jupiter.api.Nested;

class RightsTest {
    @Nested
    @OnDerby
    class Derby extends RightsContract {}

    @Nested
    @OnPostgres
    class Postgres extends RightsContract {}
}
