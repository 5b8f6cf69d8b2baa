package io.serialhub.numbering;

import io.serialhub.base.Reason;
import java.time.Instant;

/**
 * Numbers that were asked for together. Each is a unit from the moment it is counted in {@code done}.
 *
 * @param firstCode  the first number written; null before
 * @param lastCode   the last number written so far; null before
 * @param createdBy  login of who asked
 * @param etaSeconds how long it will still take at the speed so far, or null when that cannot be said
 * @param failure    why it ended early, or null
 */
public record NumberBatch(
        String code,
        String rule,
        int ruleVersion,
        String material,
        String order,
        String line,
        int requested,
        int done,
        BatchStatus status,
        String firstCode,
        String lastCode,
        String createdBy,
        Instant createdAt,
        Instant finishedAt,
        Long etaSeconds,
        Reason failure) {

    NumberBatch eta(Long seconds) {
        return new NumberBatch(
                code,
                rule,
                ruleVersion,
                material,
                order,
                line,
                requested,
                done,
                status,
                firstCode,
                lastCode,
                createdBy,
                createdAt,
                finishedAt,
                seconds,
                failure);
    }
}
