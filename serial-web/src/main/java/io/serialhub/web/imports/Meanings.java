package io.serialhub.web.imports;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a file's words mean, in one line: {@code A = customer; B = dealer}. */
final class Meanings {
    private Meanings() {}

    static String written(Map<String, String> words) {
        return new TreeMap<>(words)
                .entrySet().stream().map(e -> e.getKey() + " = " + e.getValue()).collect(Collectors.joining("; "));
    }

    static Map<String, String> read(String written) {
        var words = new LinkedHashMap<String, String>();
        if (written != null) {
            for (String pair : written.split("[;；]")) {
                int sign = pair.indexOf('=') >= 0 ? pair.indexOf('=') : pair.indexOf('＝');
                if (sign > 0) {
                    words.put(
                            pair.substring(0, sign).strip(),
                            pair.substring(sign + 1).strip());
                }
            }
        }
        return words;
    }
}
