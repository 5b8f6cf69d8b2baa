package io.serialhub.numbering;

/**
 * Whether a code is one of ours.
 *
 * @param code    as it was read
 * @param number  the number it means, or null
 * @param verdict what can be said of it
 * @param times   how often somebody asked so far, this time included; 0 for an unknown number
 * @param warning what is odd about that, or null: a genuine code that was copied looks genuine too
 */
public record Authenticity(String code, String number, Verdict verdict, int times, Warning warning) {
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

    /** TWO_PLACES: asked about in several places within two days. TOO_OFTEN: asked about more than {@value Sightings#OFTEN} times in thirty days. */
    public enum Warning {
        TWO_PLACES,
        TOO_OFTEN
    }
}
