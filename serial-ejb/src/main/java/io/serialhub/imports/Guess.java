package io.serialhub.imports;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Which of the known codes a mistyped one probably meant. */
final class Guess {
    private Guess() {}

    /** The nearest one, if no more than every fourth character, and at most two, would have to change. */
    static Optional<String> nearest(String written, Collection<String> known) {
        int allowed = Math.min(2, Math.max(1, written.length() / 4));
        String folded = written.toUpperCase(Locale.ROOT);
        return known.stream()
                .filter(k -> Math.abs(k.length() - written.length()) <= allowed)
                .map(k -> new Candidate(k, distance(folded, k.toUpperCase(Locale.ROOT))))
                .filter(c -> c.distance <= allowed)
                .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::code))
                .map(Candidate::code);
    }

    private record Candidate(String code, int distance) {}

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] now = new int[b.length() + 1];
            now[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(change, Math.min(before[j], now[j - 1]) + 1);
            }
            before = now;
        }
        return before[b.length()];
    }
}
