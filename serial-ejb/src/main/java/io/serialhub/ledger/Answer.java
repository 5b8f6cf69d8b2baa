package io.serialhub.ledger;

import io.serialhub.base.Reason;
import java.util.List;

/**
 * What became of one item.
 *
 * @param code       as it was given
 * @param unit       the unit's number, where one was found
 * @param material   the unit's material
 * @param accepted   the step happened to it; false too when another item spoiled an all-or-nothing call
 * @param repeated   refused only because the very same was recorded before
 * @param reason     why it was refused; a good item of a spoiled call has none
 * @param candidates the units that an ambiguous code may mean
 */
public record Answer(
        String code,
        String unit,
        String material,
        boolean accepted,
        boolean repeated,
        Reason reason,
        List<Candidate> candidates) {

    public Answer {
        candidates = candidates == null ? List.of() : List.copyOf(candidates);
    }
}
