package io.serialhub.label;

import io.serialhub.base.Reason;

/**
 * What a verifying scan found.
 *
 * @param grade    good: the label says what it should
 * @param unit     whose label it is, or null
 * @param expected what should be on it; null where no good label is known
 * @param read     what was read, separators as {@code <GS>}
 * @param encoded  this scan made the number encoded; false where it was before
 * @param reason   what is wrong, or null
 */
public record Readback(Grade grade, String unit, String expected, String read, boolean encoded, Reason reason) {
    public enum Grade {
        GOOD,
        /** Readable, and it says something else than it should: an old label, or another template. */
        DIFFERENT,
        /** The unit is known and has no good label: this one was scrapped, or is not ours. */
        UNKNOWN_LABEL,
        /** No unit bears what was read. */
        UNREADABLE
    }
}
