package io.serialhub.imports;

import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import org.junit.jupiter.api.Nested;

class RunMessagesTest {
    @Nested
    @OnDerby
    class Derby extends RunMessagesContract {}

    @Nested
    @OnPostgres
    class Postgres extends RunMessagesContract {}
}
