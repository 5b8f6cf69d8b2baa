package io.serialhub.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.serialhub.base.Problem;
import java.util.StringTokenizer;

/** One {@link Verb} with its argument; written as text, {@code quality defective}. */
public record Effect(Verb verb, String argument) {
    @JsonCreator
    public static Effect of(String text) {
        String[] words = text.trim().split("\\s+", 2);
        try {
            return new Effect(Verb.of(words[0]), words.length == 2 ? words[1] : "");
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("effect-unknown", "effect", text);
        }
    }

    @JsonValue
    @Override
    public String toString() {
        return argument.isEmpty() ? verb.word() : verb.word() + " " + argument;
    }

    /** The n-th word of the argument, or null. */
    String word(int n) {
        var words = new StringTokenizer(argument);
        for (int i = 0; i < n && words.hasMoreTokens(); i++) {
            words.nextToken();
        }
        return words.hasMoreTokens() ? words.nextToken() : null;
    }

    UnitState apply(UnitState unit, Facts facts) {
        return verb.apply(unit, argument, facts);
    }
}
