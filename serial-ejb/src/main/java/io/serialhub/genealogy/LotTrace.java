package io.serialhub.genealogy;

import io.serialhub.base.Ref;
import io.serialhub.ledger.UnitRow;
import java.time.Instant;
import java.util.List;

/**
 * Everything that a lot went into, through all levels.
 *
 * @param units the outermost units first, then the parts that carried the lot into them
 */
public record LotTrace(Ref material, String lot, List<Affected> units) {
    /**
     * @param unit  as it stands today, with its place and customer
     * @param via   number of the part through which the lot came in, or null when directly
     * @param since when that part or the lot itself went in
     * @param until when it came out again, or null
     */
    public record Affected(UnitRow unit, String via, Instant since, Instant until) {}
}
