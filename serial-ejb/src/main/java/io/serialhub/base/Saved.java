package io.serialhub.base;

/**
 * The answer to saving something by its business key.
 *
 * @param view    as it stands now
 * @param outcome what the call did; saving the same again is {@code UNCHANGED}
 */
public record Saved<T>(T view, Outcome outcome) {
    public enum Outcome {
        CREATED,
        CHANGED,
        UNCHANGED
    }
}
