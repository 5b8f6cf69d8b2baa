package io.serialhub.web.rest;

import io.serialhub.base.Actor;
import io.serialhub.base.Problem;
import io.serialhub.base.Receipts;
import io.serialhub.base.Saved;
import io.serialhub.base.Saved.Outcome;
import io.serialhub.base.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** One request that creates something: one transaction, and with an Idempotency-Key never twice. */
@ApplicationScoped
public class Once {
    /** @param again the answer of an earlier request with the same key */
    record Done<T>(T answer, boolean again) {}

    @Inject
    Transactions transactions;

    @Inject
    Receipts receipts;

    /**
     * @param key  the client's Idempotency-Key, or null
     * @param what names the address, so that one key cannot stand for two things
     * @param sent what the key stands for
     */
    <T> Done<T> run(String key, String what, Object sent, Class<T> type, Supplier<T> work) {
        if (key == null) {
            return new Done<>(transactions.required(work::get), false);
        }
        byte[] fingerprint = Receipts.fingerprint(what, sent);
        String client = Actor.current().login();
        var worked = new AtomicBoolean();
        T answer = transactions.required(() -> receipts.once(client, key, fingerprint, type, () -> {
            worked.set(true);
            return work.get();
        }));
        return new Done<>(answer, !worked.get());
    }

    /** For doors that save by key, where a POST must find the place empty. */
    static <T> T created(Saved<T> saved, String what, String key) {
        if (saved.outcome() != Outcome.CREATED) {
            throw Problem.conflict("already-there", "what", what, "key", key);
        }
        return saved.view();
    }
}
