package io.serialhub.base;

import io.serialhub.base.Saved.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** One request that creates something: one transaction, and under an id of the sender's never twice. */
@ApplicationScoped
public class Once {
    /** @param again the answer of an earlier request with the same key */
    public record Done<T>(T answer, boolean again) {}

    private Transactions transactions;
    private Receipts receipts;

    protected Once() {}

    @Inject
    public Once(Transactions transactions, Receipts receipts) {
        this.transactions = transactions;
        this.receipts = receipts;
    }

    /**
     * @param key  the sender's id for it, or null
     * @param what names what is asked for, so that one id cannot stand for two things
     * @param sent what the key stands for
     */
    public <T> Done<T> run(String key, String what, Object sent, Class<T> type, Supplier<T> work) {
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
    public static <T> T created(Saved<T> saved, String what, String key) {
        if (saved.outcome() != Outcome.CREATED) {
            throw Problem.conflict("already-there", "what", what, "key", key);
        }
        return saved.view();
    }
}
