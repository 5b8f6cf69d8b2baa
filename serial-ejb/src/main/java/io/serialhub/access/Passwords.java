package io.serialhub.access;

import io.serialhub.base.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Checks and hashes passwords. Each costs a processor for a third of a second by intention, so never do it within a
 * transaction; and only some at a time, since others want to go on working.
 */
@ApplicationScoped
class Passwords {
    private static final int WAIT_SECONDS = 5;

    /** OWASP Password Storage Cheat Sheet for PBKDF2-HMAC-SHA-256. */
    static final int ITERATIONS = 600_000;

    private final Semaphore places =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() - 1), true);

    /** @param account null for nobody: takes the same time and is false */
    boolean matches(Known account, String password) {
        String given = password == null || password.isEmpty() || password.length() > 2 * PasswordRules.MAX_LENGTH
                ? " "
                : password;
        PasswordHash kept =
                account == null ? PasswordHash.ofNobody(iterations()) : PasswordHash.parse(account.passwordHash());
        return inTurn(() -> kept.matches(given)) && account != null;
    }

    PasswordHash hash(String password) {
        return inTurn(() -> PasswordHash.of(password, iterations()));
    }

    /** Made with weaker parameters than today's; replaced at the next sign-in. */
    boolean isOutdated(PasswordHash hash) {
        return hash.iterations() < iterations();
    }

    /** Fewer in tests, which cannot wait. */
    int iterations() {
        return ITERATIONS;
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!places.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw Problem.of(Problem.Kind.TOO_MANY, "sign-in-busy");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.of(Problem.Kind.TOO_MANY, "sign-in-busy");
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
