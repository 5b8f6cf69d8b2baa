package io.serialhub.message;

import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import org.junit.jupiter.api.Nested;

class MessagesTest {
    @Nested
    @OnDerby
    class Derby extends MessagesContract {}

    @Nested
    @OnPostgres
    class Postgres extends MessagesContract {}
}
