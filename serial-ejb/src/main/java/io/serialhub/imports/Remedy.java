package io.serialhub.imports;

import io.serialhub.base.Reason;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What refused rows could say instead of what they were refused for: the guess that their reason holds.
 *
 * @param column  heading of the column at fault
 * @param code    of the reason
 * @param written what all of them say there; null for rows that say different things, each with a guess of its own
 * @param guess   what they would say; null where each has its own
 * @param rows    how many there are
 */
public record Remedy(String column, String code, String written, String guess, int rows) {
    static final Remedy NONE = new Remedy(null, null, null, null, 0);

    boolean isNone() {
        return code == null;
    }

    /** Of a reason's arguments. */
    static final String GUESS = "guess";

    /** Reasons of which each row has a guess that is certain, so that they are helped all at once. */
    static boolean isCertain(String code) {
        return code.equals("date-is-day-number");
    }

    /** Whether it helps a row that was refused for this. */
    public boolean helps(String at, Reason reason) {
        return code != null
                && code.equals(reason.code())
                && column.equals(at)
                && reason.args().containsKey(GUESS)
                && (guess == null || guess.equals(reason.args().get(GUESS)) && written.equals(said(reason.args())));
    }

    /** What the refused cell says: a reason names it beside its guess. */
    static String said(Map<String, String> args) {
        return args.entrySet().stream()
                .filter(e -> !e.getKey().equals(GUESS))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    /** What a cell of a refused row becomes. */
    String on(String at, Reason reason, String heading, String text) {
        return heading.equals(at) && helps(at, reason) ? reason.args().get(GUESS) : text;
    }

    Reject on(Reject row) {
        if (!helps(row.column(), row.reason())) {
            return row;
        }
        var cells = new LinkedHashMap<>(row.cells());
        cells.replace(row.column(), row.reason().args().get(GUESS));
        return new Reject(row.sheet(), row.line(), row.column(), row.code(), row.reason(), cells, row.warning());
    }
}
