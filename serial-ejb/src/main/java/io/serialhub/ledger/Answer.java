package io.serialhub.ledger;

import io.serialhub.base.Reason;
import java.util.List;

/**
 * What became of one item.
 *
 * @param code       as it was given
 * @param unit       the unit's number, where one was found; of a refused box the first unit that was refused
 * @param material   the unit's material; of a box the one that all its units share
 * @param accepted   the step happened to it; false too when another item spoiled an all-or-nothing call
 * @param repeated   refused only because the very same was recorded before
 * @param reason     why it was refused; a good item of a spoiled call has none
 * @param candidates the units that an ambiguous code may mean
 * @param units      how many units it stands for: one, or the content of a box whose SSCC was given
 * @param remark     what is worth knowing although it is accepted: measured outside its limits, so it failed
 */
public record Answer(
        String code,
        String unit,
        String material,
        boolean accepted,
        boolean repeated,
        Reason reason,
        List<Candidate> candidates,
        int units,
        Reason remark) {

    public Answer {
        candidates = candidates == null ? List.of() : List.copyOf(candidates);
    }
}
