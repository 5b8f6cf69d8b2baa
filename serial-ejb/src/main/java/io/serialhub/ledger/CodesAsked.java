package io.serialhub.ledger;

import java.util.List;

/**
 * A list of codes to be looked at.
 *
 * @param text     as pasted: one a line, or with tabs, commas or semicolons between; ranges {@code A001..A500} and
 *                 {@code 4+} are written out. Null when the codes are given one by one
 * @param codes    as scanned, or null
 * @param material narrows codes that several materials share, or null
 * @param step     which step they are to be judged for; null: only who they are
 * @param role     the role they would play in it; null for the step's first
 * @param context  of the step
 */
public record CodesAsked(String text, List<String> codes, String material, String step, String role, Context context) {
    public static CodesAsked of(String text) {
        return new CodesAsked(text, null, null, null, null, null);
    }
}
