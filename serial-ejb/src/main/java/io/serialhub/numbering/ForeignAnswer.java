package io.serialhub.numbering;

import io.serialhub.base.Reason;

/**
 * What can be said of one number before it is taken.
 *
 * @param line   of the list, counted from 1
 * @param number as it would be kept
 * @param reason why it is refused, or what to look at, or null
 */
public record ForeignAnswer(int line, String number, Verdict verdict, Reason reason) {
    /** LOOK: it can be taken, but somebody should look first. */
    public enum Verdict {
        GOOD,
        LOOK,
        REFUSED
    }
}
