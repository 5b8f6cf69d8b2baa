package io.serialhub.access;

import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import org.junit.jupiter.api.Nested;

class SignInTest {
    @Nested
    @OnDerby
    class Derby extends SignInContract {}

    @Nested
    @OnPostgres
    class Postgres extends SignInContract {}
}
