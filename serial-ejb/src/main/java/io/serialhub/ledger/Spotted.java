package io.serialhub.ledger;

import java.util.List;

/**
 * What a scanned code stands for.
 *
 * @param units      one, or all that is in the carton
 * @param candidates what it may mean, when it means several
 */
public record Spotted(List<Unit> units, List<Candidate> candidates) {
    public Spotted {
        units = List.copyOf(units);
        candidates = List.copyOf(candidates);
    }

    /**
     * A unit as it stands.
     *
     * @param here    at a place of ours, and not ended
     * @param missing nobody knows where it is
     * @param placeId and code of the place, or null
     */
    public record Unit(long id, String code, boolean here, boolean missing, Long placeId, String place) {}
}
