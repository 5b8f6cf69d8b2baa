package io.serialhub.genealogy;

import io.serialhub.base.Ref;
import io.serialhub.ledger.UnitRow;
import java.time.Instant;
import java.util.List;

/**
 * Everything that a lot went into, through all levels: counted as a whole, and the first units of it.
 *
 * @param units    certain ones, at most {@link Trace#FIRST}: the outermost units first, then the parts that carried the lot
 *                 into them
 * @param possible those that may contain it, since their work order used the lot as a whole; at most as many
 * @param more     whether there are further ones, which {@link Trace#units} reads page by page
 */
public record LotTrace(
        Ref material,
        String lot,
        List<Affected> units,
        List<Affected> possible,
        TraceCounts counts,
        LotReach reach,
        boolean more) {
    public LotTrace {
        units = List.copyOf(units);
        possible = List.copyOf(possible);
    }

    /** How sure it is that a unit contains the lot. */
    public enum Certainty {
        CERTAIN,
        POSSIBLE
    }

    /**
     * How many of them stand by themselves, and how many are inside others, which are counted too.
     *
     * @param parts         certain ones that are inside another unit now
     * @param possibleParts possible ones that are
     */
    public record TraceCounts(int products, int parts, int possibleProducts, int possibleParts) {
        public int certain() {
            return products + parts;
        }

        public int possible() {
            return possibleProducts + possibleParts;
        }
    }

    /**
     * @param unit  as it stands today, with its place and customer
     * @param via   number of the part through which the lot came in, or null when directly
     * @param since when that part or the lot itself went in
     * @param until when it came out again, or null
     * @param order the work order that used the lot, for a possible unit; null where a part of it is possible
     * @param inside whether it is part of another unit now, which stands here too
     */
    public record Affected(UnitRow unit, String via, Instant since, Instant until, String order, boolean inside) {}
}
