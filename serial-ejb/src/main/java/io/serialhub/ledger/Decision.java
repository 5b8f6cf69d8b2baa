package io.serialhub.ledger;

import io.serialhub.base.Reason;
import java.util.List;

/**
 * What the door decided on one item.
 *
 * @param unit   null where none was found
 * @param after  the unit's state if the step happens to it
 * @param row    its share of the event
 * @param birth  how a unit that is new here is to be written, or null
 * @param part   where it goes into a parent, or null
 * @param reason why it is refused, or null
 * @param remark what is worth knowing of it although it is accepted, or null
 */
record Decision(
        Item item,
        StoredUnit unit,
        UnitState after,
        EventRow row,
        UnitStore.Birth birth,
        Contents.Part part,
        Reason reason,
        boolean repeated,
        List<Candidate> candidates,
        Reason remark) {

    static Decision refused(Item item, StoredUnit unit, Reason reason) {
        return new Decision(item, unit, null, null, null, null, reason, false, List.of(), null);
    }

    static Decision ambiguous(Item item, List<Candidate> candidates) {
        return new Decision(
                item,
                null,
                null,
                null,
                null,
                null,
                Reason.of("unit-ambiguous", "code", item.code()),
                false,
                candidates,
                null);
    }

    Decision asRepeat() {
        return new Decision(item, unit, null, null, null, null, reason, true, List.of(), null);
    }

    Decision remarked(Reason words) {
        return new Decision(item, unit, after, row, birth, part, reason, repeated, candidates, words);
    }

    boolean accepted() {
        return reason == null;
    }
}
