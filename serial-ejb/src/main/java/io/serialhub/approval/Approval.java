package io.serialhub.approval;

import java.time.Instant;
import java.util.List;

/**
 * What somebody asked a second person to agree to.
 *
 * @param code        AP- and a number
 * @param units       numbers of the units that it is about
 * @param reason      why it was asked for
 * @param requestedAt UTC
 * @param decidedBy   who approved, denied or withdrew it, or null
 * @param answer      what the decider said, or null
 * @param event       of the ledger, once it was approved
 */
public record Approval(
        String code,
        String step,
        String stepZh,
        String stepEn,
        List<String> units,
        ApprovalStatus status,
        String reason,
        String requestedBy,
        Instant requestedAt,
        String decidedBy,
        Instant decidedAt,
        String answer,
        String event) {
    public Approval {
        units = List.copyOf(units);
    }
}
