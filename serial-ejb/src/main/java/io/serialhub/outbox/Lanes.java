package io.serialhub.outbox;

import io.serialhub.base.Leases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;

/**
 * Which receivers this node serves. One node at a time has a receiver's lane, by a lease; what it has handed out and not
 * heard of yet it keeps in memory, for nobody else hands out messages of that receiver. When it dies, another node has the
 * lane after {@link #LENGTH} and hands them out again, under the same ids.
 */
@ApplicationScoped
class Lanes {
    /** Longer than a hand takes from being handed out to being settled. */
    private static final Duration LENGTH = Duration.ofSeconds(40);

    /** What is not reported for so long is handed out again. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Through a long backlog, so many hands come one behind the other before it is looked at from its beginning again. */
    private static final int PASS = 32;

    private final Map<Long, Lane> lanes = new ConcurrentHashMap<>();

    private Leases leases;

    protected Lanes() {}

    @Inject
    Lanes(Leases leases) {
        this.leases = leases;
    }

    private static String name(long receiver) {
        return "lane:" + receiver;
    }

    /** The fence of this node's lane, or empty while another node has it. */
    OptionalLong take(long receiver) {
        return leases.keep(name(receiver), LENGTH);
    }

    /** Whether the lane is still this node's; nobody else takes it before the transaction ends. */
    boolean lock(Handle h, long receiver, long fence) {
        boolean ours = leases.lock(h, name(receiver), fence);
        if (!ours) {
            leases.forget(name(receiver));
        }
        return ours;
    }

    /** Hands out what is not out already. One caller at a time for each receiver. */
    List<DeliveryTask> handOut(long receiver, long fence, BiFunction<Set<Long>, Place, Claims.Taken> claim) {
        return lanes.computeIfAbsent(receiver, r -> new Lane()).handOut(fence, claim);
    }

    /** They are settled. */
    void back(Collection<DeliveryTask> tasks) {
        tasks.forEach(task -> {
            Lane lane = lanes.get(task.subscriptionId());
            if (lane != null) {
                lane.back(task.id());
            }
        });
    }

    /** Nothing of this receiver is on its way any more. */
    void leave(long receiver) {
        lanes.remove(receiver);
    }

    private static final class Lane {
        private final Map<Long, Long> out = new HashMap<>();
        private long fence;
        private Place last;
        private int hands;

        synchronized List<DeliveryTask> handOut(long current, BiFunction<Set<Long>, Place, Claims.Taken> claim) {
            long now = System.nanoTime();
            if (fence != current) {
                fence = current;
                last = null;
                out.clear();
            }
            out.values().removeIf(since -> now - since > PATIENCE.toNanos());
            Claims.Taken taken = claim.apply(out.keySet(), ++hands % PASS == 0 ? null : last);
            if (taken.tasks().isEmpty() && last != null) {
                taken = claim.apply(out.keySet(), null);
            }
            last = taken.last();
            taken.tasks().forEach(task -> out.put(task.id(), now));
            return taken.tasks();
        }

        /** Not while a hand is being read: it may have been read as still to be sent. */
        synchronized void back(long id) {
            out.remove(id);
        }
    }
}
