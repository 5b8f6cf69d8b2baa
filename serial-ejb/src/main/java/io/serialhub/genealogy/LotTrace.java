package io.serialhub.genealogy;

import io.serialhub.base.Ref;
import io.serialhub.ledger.UnitRow;
import java.time.Instant;
import java.util.List;

/**
 * Everything that a lot went into, through all levels.
 *
 * @param units certain ones: the outermost units first, then the parts that carried the lot into them
 * @param possible those that may contain it, since their work order used the lot as a whole
 */
public record LotTrace(Ref material, String lot, List<Affected> units, List<Affected> possible) {
    /**
     * @param unit  as it stands today, with its place and customer
     * @param via   number of the part through which the lot came in, or null when directly
     * @param since when that part or the lot itself went in
     * @param until when it came out again, or null
     * @param order the work order that used the lot, for a possible unit; null where a part of it is possible
     */
    public record Affected(UnitRow unit, String via, Instant since, Instant until, String order) {}
}
