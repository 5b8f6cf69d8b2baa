package io.serialhub.numbering;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A version of a rule and its time.
 *
 * @param from  numbers are made by it from this moment on
 * @param until when a higher version takes its place; null: open. Not after {@code from} when it never counts
 * @param inUse whether it counts now
 */
public record RuleVersion(NumberRule rule, Instant from, Instant until, boolean inUse) {
    /** @param all the newest first: a version ends when any higher one begins. */
    static List<RuleVersion> of(List<NumberRule> all, Instant now) {
        var versions = new ArrayList<RuleVersion>(all.size());
        Instant until = null;
        for (NumberRule rule : all) {
            boolean begun = !rule.validFrom().isAfter(now);
            boolean ended = until != null && !until.isAfter(now);
            versions.add(new RuleVersion(rule, rule.validFrom(), until, begun && !ended));
            until = until == null || rule.validFrom().isBefore(until) ? rule.validFrom() : until;
        }
        return versions;
    }
}
