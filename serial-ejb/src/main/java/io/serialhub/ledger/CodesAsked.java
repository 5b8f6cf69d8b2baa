package io.serialhub.ledger;

import java.util.List;
import java.util.Map;

/**
 * A list of codes to be looked at.
 *
 * @param text     as pasted: one a line, or with tabs, commas or semicolons between; ranges {@code A001..A500} and
 *                 {@code 4+} are written out. Null when the codes are given one by one
 * @param codes    as scanned, or null
 * @param material narrows codes that several materials share, and is that of numbers that are new here; or null
 * @param lot      the maker's lot of units that are new here, or null
 * @param step     which step they are to be judged for; null: only who they are
 * @param role     the role they would play in it; null for the step's first
 * @param context  of the step
 * @param data     said of every unit alike, such as the new material of a rework; null: nothing
 */
public record CodesAsked(
        String text,
        List<String> codes,
        String material,
        String lot,
        String step,
        String role,
        Context context,
        Map<String, Object> data) {
    public CodesAsked {
        data = data == null ? Map.of() : Map.copyOf(data);
    }

    public static CodesAsked of(String text) {
        return new CodesAsked(text, null, null, null, null, null, null, null);
    }

    /** The same list for a step. */
    public CodesAsked to(String stepCode, String asRole, Context with) {
        return new CodesAsked(text, codes, material, lot, stepCode, asRole, with, data);
    }
}
