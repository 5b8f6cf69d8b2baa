package io.serialhub.job;

import jakarta.ejb.ApplicationException;

/** Another node has taken the job over, or it has ended: this node's chunk must not stand. */
@ApplicationException(rollback = true)
class Lost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Lost(Claim claim) {
        super("job " + claim.id() + " is no longer held under fence " + claim.fence());
    }
}
