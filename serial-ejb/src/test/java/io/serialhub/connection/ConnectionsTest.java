package io.serialhub.connection;

import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import org.junit.jupiter.api.Nested;

class ConnectionsTest {
    @Nested
    @OnDerby
    class Derby extends ConnectionsContract {}

    @Nested
    @OnPostgres
    class Postgres extends ConnectionsContract {}
}
