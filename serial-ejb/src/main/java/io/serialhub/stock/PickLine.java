package io.serialhub.stock;

import io.serialhub.base.Ref;
import java.util.List;

/**
 * What to take for one line, or for one component of a kit on it.
 *
 * @param open  pieces that are still missing
 * @param units first those that are reserved or picked, then those proposed: what expires first, else what is oldest
 * @param cut   more are needed than are listed here
 */
public record PickLine(int lineNo, Ref material, int open, List<PickUnit> units, boolean cut) {
    public PickLine {
        units = List.copyOf(units);
    }

    /** Pieces for which nothing can be found in stock. */
    public int missing() {
        return cut ? 0 : Math.max(0, open - units.size());
    }

    public long picked() {
        return units.stream()
                .filter(u -> u.reserved() == io.serialhub.ledger.Reservation.PICKED)
                .count();
    }
}
