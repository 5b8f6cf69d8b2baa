package io.serialhub.numbering;

import io.serialhub.base.Reason;
import java.math.BigInteger;
import java.util.List;

/**
 * What a rule would do.
 *
 * @param examples the next numbers; random pieces are drawn anew each time, and what the caller did not name is written as
 *                 its own name; empty when the period has no number left
 * @param pieces   the first of them segment by segment, and the secret part if there is one
 * @param last     the last number that fits into a period
 * @param secret   a secret part as it would stand beside a number, or null when the rule has none
 * @param capacity how many numbers one counter period has room for
 * @param used     how many of them are taken in the present period
 * @param length   of the longest example, in characters
 * @param carriers what the numbers can be put on
 * @param forecast how long it lasts at the present pace
 * @param warnings what will work and yet be regretted
 */
public record Preview(
        List<String> examples,
        List<String> pieces,
        String last,
        String secret,
        BigInteger capacity,
        long used,
        int length,
        List<CarrierFit> carriers,
        Forecast forecast,
        List<Reason> warnings) {
    public Preview {
        examples = List.copyOf(examples);
        pieces = List.copyOf(pieces);
        carriers = List.copyOf(carriers);
        warnings = List.copyOf(warnings);
    }
}
