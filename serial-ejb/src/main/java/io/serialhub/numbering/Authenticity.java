package io.serialhub.numbering;

/**
 * Whether a code is one of ours.
 *
 * @param code    as it was read
 * @param number  the number it means, or null
 * @param verdict what can be said of it
 */
public record Authenticity(String code, String number, Verdict verdict) {
    /**
     * GENUINE: the secret part is the number's own. WRONG_SECRET: it is not. SECRET_MISSING: the number has one, but the
     * code did not carry it. NO_SECRET: the number exists, but was made without one, so nothing is proven. VOID: the
     * number was withdrawn before it was used. UNKNOWN: there is no such number.
     */
    public enum Verdict {
        GENUINE,
        WRONG_SECRET,
        SECRET_MISSING,
        NO_SECRET,
        VOID,
        UNKNOWN
    }
}
