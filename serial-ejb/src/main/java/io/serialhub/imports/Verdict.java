package io.serialhub.imports;

import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import java.util.TreeMap;

/** What became of a row: exactly one of three; an accepted one may carry a warning. */
record Verdict(Row row, Outcome outcome, String column, Reason reason) {
    enum Outcome {
        ACCEPTED,
        ALREADY,
        REJECTED
    }

    static Verdict accepted(Row row) {
        return of(row, Outcome.ACCEPTED);
    }

    static Verdict already(Row row) {
        return of(row, Outcome.ALREADY);
    }

    static Verdict refused(Row row, Refused refused) {
        return new Verdict(row, Outcome.REJECTED, refused.column(), refused.reason());
    }

    /** A door's own refusal; where it names a field, that field's column, called as in the file. */
    static Verdict refused(Row row, Problem problem) {
        var args = new TreeMap<>(problem.args());
        String field = args.containsKey("field")
                ? args.get("field")
                : args.keySet().stream().filter(row.layout()::has).findFirst().orElse(null);
        String heading =
                field == null || !row.layout().has(field) ? null : row.layout().heading(field);
        if (heading != null) {
            args.replace("field", heading);
        }
        return new Verdict(row, Outcome.REJECTED, heading, new Reason(problem.code(), args));
    }

    boolean rejected() {
        return outcome == Outcome.REJECTED;
    }

    boolean warned() {
        return outcome == Outcome.ACCEPTED && !row.warnings().isEmpty();
    }

    private static Verdict of(Row row, Outcome outcome) {
        return row.warnings().isEmpty()
                ? new Verdict(row, outcome, null, null)
                : new Verdict(
                        row,
                        outcome,
                        row.warnings().get(0).column(),
                        row.warnings().get(0).reason());
    }
}
