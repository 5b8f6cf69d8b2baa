package io.serialhub.stock;

import io.serialhub.base.Ref;
import io.serialhub.ledger.StateWord;
import java.time.Instant;

/**
 * One unit, or one code that means none, that a count says something of.
 *
 * @param material null for an unknown code
 * @param state    null for an unknown code
 * @param expected where the ledger has it, or null
 * @param seen     where it was seen, or null
 */
public record Difference(
        Finding finding,
        String code,
        Ref material,
        StateWord state,
        Ref expected,
        Ref seen,
        String seenBy,
        Instant seenAt) {}
