package io.serialhub.base;

/**
 * What became of one of many documents, in the order in which they were given.
 *
 * @param key     its business key
 * @param outcome null where it was not saved: refused, or good in a call that others spoiled
 * @param version as it stands now, or null
 * @param kind    of the refusal, or null
 * @param reason  why it was refused, or null
 */
public record RowAnswer(String key, Saved.Outcome outcome, Long version, Problem.Kind kind, Reason reason) {
    public static RowAnswer saved(String key, Saved.Outcome outcome, long version) {
        return new RowAnswer(key, outcome, version, null, null);
    }

    public static RowAnswer refused(String key, Problem problem) {
        return new RowAnswer(key, null, null, problem.kind(), problem.reason());
    }

    /** Good itself, but not saved since others were refused. */
    public static RowAnswer spoiled(String key) {
        return new RowAnswer(key, null, null, null, null);
    }

    public boolean isRefused() {
        return reason != null;
    }
}
