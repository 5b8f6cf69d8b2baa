package io.serialhub.ledger;

import java.util.List;

/**
 * The answer to a list of codes, in its order.
 *
 * @param cut whether the list was longer than what is looked at
 */
public record CodesAnswered(int good, int bad, boolean cut, List<CodeAnswer> codes) {
    public CodesAnswered {
        codes = List.copyOf(codes);
    }

    static CodesAnswered of(List<CodeAnswer> codes, boolean cut) {
        int good = (int) codes.stream().filter(CodeAnswer::good).count();
        return new CodesAnswered(good, codes.size() - good, cut, codes);
    }
}
