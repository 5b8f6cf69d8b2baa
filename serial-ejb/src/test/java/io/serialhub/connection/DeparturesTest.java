package io.serialhub.connection;

import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import org.junit.jupiter.api.Nested;

class DeparturesTest {
    @Nested
    @OnDerby
    class Derby extends DeparturesContract {}

    @Nested
    @OnPostgres
    class Postgres extends DeparturesContract {}
}
