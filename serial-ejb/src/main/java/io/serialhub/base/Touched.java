package io.serialhub.base;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * What the work on this thread has changed, by business key: collected in memory for whoever wants to know afterwards,
 * such as the log of messages. Without somebody who collects, it costs nothing. What a transaction that failed has
 * touched is forgotten with it.
 */
public final class Touched {
    private static final ThreadLocal<Touched> CURRENT = new ThreadLocal<>();

    /** The ledger's events among the things. */
    public static final String EVENT = "event";

    private final List<Thing> things = new ArrayList<>();

    /**
     * @param kind as the audit trail names it: {@code order}, {@code material} …, or {@link #EVENT}
     * @param code its business key; of an event its number
     */
    public record Thing(String kind, String code) {}

    /** Adds to the collection of this thread, if there is one. */
    public static void add(String kind, String code) {
        Touched current = CURRENT.get();
        if (current != null && code != null) {
            current.things.add(new Thing(kind, code));
        }
    }

    /** Does the work with this collection in place, and puts back the one before it. */
    public <T> T during(Callable<T> work) throws Exception {
        Touched before = CURRENT.get();
        CURRENT.set(this);
        try {
            return work.call();
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }

    /** In the order in which they were touched, each once. */
    public List<Thing> things() {
        return things.stream().distinct().toList();
    }

    /** Runs one transaction's work; when it fails, what it touched was not touched. */
    public static <T> T orForgotten(Callable<T> transaction) throws Exception {
        Touched current = CURRENT.get();
        if (current == null) {
            return transaction.call();
        }
        int before = current.things.size();
        try {
            return transaction.call();
        } catch (Exception e) {
            current.things.subList(before, current.things.size()).clear();
            throw e;
        }
    }
}
