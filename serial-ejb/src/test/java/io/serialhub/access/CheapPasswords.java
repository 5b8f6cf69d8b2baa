package io.serialhub.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Specializes;

/** Passwords that cost a test no time. */
@Specializes
@ApplicationScoped
public class CheapPasswords extends Passwords {
    static final int ITERATIONS_IN_TESTS = 2_000;

    @Override
    int iterations() {
        return ITERATIONS_IN_TESTS;
    }
}
