package io.serialhub.imports;

import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import io.serialhub.base.RowAnswer;
import io.serialhub.base.Saved;
import java.util.TreeMap;

/** What became of a row: exactly one of four; one that was accepted, as new or as a change, may carry a warning. */
record Verdict(Row row, Outcome outcome, String column, Reason reason) {
    enum Outcome {
        CREATED,
        CHANGED,
        ALREADY,
        REJECTED
    }

    /** Something new. */
    static Verdict created(Row row) {
        return of(row, Outcome.CREATED);
    }

    /** What a door did with what the row says. */
    static Verdict of(Row row, Saved.Outcome outcome) {
        return of(
                row,
                switch (outcome) {
                    case CREATED -> Outcome.CREATED;
                    case CHANGED -> Outcome.CHANGED;
                    case UNCHANGED -> Outcome.ALREADY;
                });
    }

    /** What a door that saves many did with this one. */
    static Verdict of(Row row, RowAnswer answer) {
        return answer.isRefused()
                ? refused(row, Problem.of(answer.kind(), answer.reason()))
                : of(row, answer.outcome());
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

    boolean accepted() {
        return outcome == Outcome.CREATED || outcome == Outcome.CHANGED;
    }

    boolean warned() {
        return accepted() && !row.warnings().isEmpty();
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
