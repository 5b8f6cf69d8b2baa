package io.serialhub.stock;

import io.serialhub.base.Reason;
import io.serialhub.ledger.Candidate;
import java.util.List;

/**
 * What became of one scan of a count.
 *
 * @param unit       its number, or null
 * @param finding    what the count says of it so far, or null
 * @param repeated   it was seen before in this count
 * @param units      how many units the code stood for: more than one for a carton
 * @param reason     what to know of it, or null
 * @param candidates what an ambiguous code may mean
 * @param seen       units and unknown codes that were read so far
 */
public record Seen(
        String code,
        String unit,
        Finding finding,
        boolean repeated,
        int units,
        Reason reason,
        List<Candidate> candidates,
        int seen) {
    public Seen {
        candidates = candidates == null ? List.of() : List.copyOf(candidates);
    }
}
