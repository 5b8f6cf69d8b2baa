package io.serialhub.ledger;

import io.serialhub.base.Reason;
import io.serialhub.base.Ref;
import java.util.List;

/**
 * What can be said of one code of a list.
 *
 * @param line       of the list, counted from 1
 * @param code       as written
 * @param unit       the unit's number, where exactly one was found; null too for a number that is yet to become a unit
 * @param place      where the unit is, or the party that has it
 * @param reason     why the verdict is not good, or null
 * @param candidates the units that an ambiguous code may mean
 */
public record CodeAnswer(
        int line,
        String code,
        Verdict verdict,
        String unit,
        Ref material,
        StateWord state,
        Ref place,
        Reason reason,
        List<Candidate> candidates) {

    /** UNREADABLE: no code at all. TWICE: the unit stands above already. REFUSED: the step would not take it. */
    public enum Verdict {
        GOOD,
        UNKNOWN,
        AMBIGUOUS,
        TWICE,
        REFUSED,
        UNREADABLE
    }

    public CodeAnswer {
        candidates = candidates == null ? List.of() : List.copyOf(candidates);
    }

    public boolean good() {
        return verdict == Verdict.GOOD;
    }

    /** A number that the step may make a unit of; the step itself says whether it does. */
    static CodeAnswer born(int line, String code) {
        return new CodeAnswer(line, code, Verdict.GOOD, null, null, null, null, null, null);
    }

    CodeAnswer as(String unitCode) {
        return new CodeAnswer(line, code, verdict, unitCode, material, state, place, reason, candidates);
    }

    static CodeAnswer bad(int line, String code, Verdict verdict, Reason reason) {
        return new CodeAnswer(line, code, verdict, null, null, null, null, reason, null);
    }

    CodeAnswer with(Verdict other, Reason why) {
        return new CodeAnswer(line, code, other, unit, material, state, place, why, candidates);
    }
}
