package io.serialhub.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which sign parts the values of a CSV file: the one that most of its first lines have equally often outside quotes. */
final class Separators {
    private static final int LINES = 50;
    private static final char[] CANDIDATES = {',', ';', '\t', '|'};

    private Separators() {}

    static char of(String text) {
        if (text.startsWith("sep=") && text.length() > 4) {
            return text.charAt(4);
        }
        char best = ',';
        int bestScore = 0;
        for (char candidate : CANDIDATES) {
            int score = score(counts(text, candidate));
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    private static int score(List<Integer> counts) {
        Map<Integer, Integer> lines = new HashMap<>();
        counts.stream().filter(n -> n > 0).forEach(n -> lines.merge(n, 1, Integer::sum));
        return lines.entrySet().stream()
                .mapToInt(e -> e.getValue() * 100 + Math.min(e.getKey(), 99))
                .max()
                .orElse(0);
    }

    private static List<Integer> counts(String text, char separator) {
        var counts = new ArrayList<Integer>();
        boolean quoted = false;
        int count = 0;
        for (int i = 0; i < text.length() && counts.size() < LINES; i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == separator) {
                count++;
            } else if (!quoted && c == '\n') {
                counts.add(count);
                count = 0;
            }
        }
        counts.add(count);
        return counts;
    }
}
