package io.serialhub.outbox;

import io.serialhub.base.Problem;
import java.util.Arrays;
import java.util.List;

/**
 * Which messages a subscription asks for.
 *
 * @param patterns a type as it is ({@code unit.shipped}), a group ({@code unit.*}) or everything ({@code *})
 */
record Types(List<String> patterns) {
    private static final int LONGEST = 1000;

    Types {
        patterns = patterns.stream().map(String::trim).distinct().sorted().toList();
        for (String pattern : patterns) {
            if (!pattern.matches("\\*|[a-z0-9-]+(\\.[a-z0-9-]+)*(\\.\\*)?")) {
                throw Problem.invalid("type-pattern-invalid", "pattern", pattern);
            }
        }
        if (patterns.isEmpty() || String.join(",", patterns).length() > LONGEST) {
            throw Problem.invalid("types-needed");
        }
    }

    static Types stored(String text) {
        return new Types(Arrays.asList(text.split(",")));
    }

    String text() {
        return String.join(",", patterns);
    }

    boolean matches(String type) {
        return patterns.stream()
                .anyMatch(p -> p.endsWith("*") ? type.startsWith(p.substring(0, p.length() - 1)) : type.equals(p));
    }
}
