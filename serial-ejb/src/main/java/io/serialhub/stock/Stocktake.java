package io.serialhub.stock;

import io.serialhub.base.Ref;
import io.serialhub.job.Progress;
import java.time.Instant;
import java.util.Map;

/**
 * A count of a place with all that is inside it.
 *
 * @param code     ST- and a number
 * @param expected units that the ledger has there
 * @param seen     units and unknown codes that were read
 * @param findings how many units each finding has
 * @param progress how far its confirmation is being recorded; null when it is not
 */
public record Stocktake(
        String code,
        Ref place,
        StocktakeStatus status,
        String note,
        String openedBy,
        Instant openedAt,
        String closedBy,
        Instant closedAt,
        int expected,
        int seen,
        Map<Finding, Integer> findings,
        Progress progress) {
    public Stocktake {
        findings = Map.copyOf(findings);
    }

    public int of(Finding finding) {
        return findings.getOrDefault(finding, 0);
    }
}
