package io.serialhub.numbering;

import io.serialhub.base.Reason;
import java.math.BigInteger;
import java.util.List;

/**
 * What a rule would do.
 *
 * @param examples the next two numbers and the last one that fits; random pieces are drawn anew each time, and what the
 *                 caller did not name is written as its own name
 * @param capacity how many numbers one counter period has room for
 * @param used     how many of them are taken in the present period
 * @param length   of the longest example, in characters
 * @param warnings what will work and yet be regretted
 */
public record Preview(List<String> examples, BigInteger capacity, long used, int length, List<Reason> warnings) {
    public Preview {
        examples = List.copyOf(examples);
        warnings = List.copyOf(warnings);
    }
}
