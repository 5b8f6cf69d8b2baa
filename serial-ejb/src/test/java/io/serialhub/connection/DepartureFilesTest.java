package io.serialhub.connection;

import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import org.junit.jupiter.api.Nested;

class DepartureFilesTest {
    @Nested
    @OnDerby
    class Derby extends DepartureFilesContract {}

    @Nested
    @OnPostgres
    class Postgres extends DepartureFilesContract {}
}
