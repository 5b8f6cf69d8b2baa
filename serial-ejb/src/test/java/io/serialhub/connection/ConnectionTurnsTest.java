package io.serialhub.connection;

import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import org.junit.jupiter.api.Nested;

class ConnectionTurnsTest {
    @Nested
    @OnDerby
    class Derby extends ConnectionTurnsContract {}

    @Nested
    @OnPostgres
    class Postgres extends ConnectionTurnsContract {}
}
