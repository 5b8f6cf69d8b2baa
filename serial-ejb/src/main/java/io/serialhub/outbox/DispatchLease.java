package io.serialhub.outbox;

import io.serialhub.base.Leases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** The one dispatcher: the node that spreads new messages. */
@ApplicationScoped
class DispatchLease {
    private static final String NAME = "outbox";
    private static final Duration LENGTH = Duration.ofSeconds(40);

    private Leases leases;

    protected DispatchLease() {}

    @Inject
    DispatchLease(Leases leases) {
        this.leases = leases;
    }

    /** The fence of this node, or empty while another node is the dispatcher. */
    OptionalLong take() {
        return leases.keep(NAME, LENGTH);
    }

    /** Keeps everybody else out, threads of this node too, to the end of the transaction; false when the lease was lost. */
    boolean lock(Handle h, long fence) {
        boolean ours = leases.lock(h, NAME, fence);
        if (!ours) {
            leases.forget(NAME);
        }
        return ours;
    }

    /** The same for whoever is not the dispatcher but changes what it looks at; without one there is nobody to keep out. */
    void lock(Handle h) {
        h.createUpdate("UPDATE lease SET held_until = held_until WHERE name = :name")
                .bind("name", NAME)
                .execute();
    }
}
