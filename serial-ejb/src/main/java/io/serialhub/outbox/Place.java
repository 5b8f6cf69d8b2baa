package io.serialhub.outbox;

import java.time.Instant;
import java.util.Comparator;

/** Where a delivery stands among those that are due: the earliest first, and of one moment in the order of the outbox. */
record Place(Instant due, long outboxId) {
    static final Comparator<Place> ORDER = Comparator.comparing(Place::due).thenComparing(Place::outboxId);
}
