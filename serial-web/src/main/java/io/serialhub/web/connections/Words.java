package io.serialhub.web.connections;

import io.serialhub.base.Json;
import io.serialhub.base.Problem;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A dictionary in one line, {@code delivery.posted = ship; * = ignore}. A word that holds one of the signs stands in double
 * quotes, as JSON writes it.
 */
final class Words {
    private static final String QUOTED = "\"(?:[^\"\\\\]|\\\\.)*\"";
    private static final Pattern PAIR = Pattern.compile(
            "\\s*(" + QUOTED + "|[^=＝;；\"]+?)\\s*[=＝]\\s*(" + QUOTED + "|[^=＝;；\"]+?)\\s*(?:[;；]\\s*|$)");

    private Words() {}

    /** Sorted, what stands for all others last. */
    static String written(Map<String, String> words) {
        return words.entrySet().stream()
                .sorted(Comparator.comparing(
                                (Map.Entry<String, String> e) -> e.getKey().equals("*"))
                        .thenComparing(Map.Entry::getKey))
                .map(e -> quoted(e.getKey()) + " = " + quoted(e.getValue()))
                .collect(Collectors.joining("; "));
    }

    /** @throws Problem {@code profile-words-unfit} */
    static Map<String, String> read(String written) {
        var words = new LinkedHashMap<String, String>();
        if (written == null) {
            return words;
        }
        Matcher pair = PAIR.matcher(written);
        int at = 0;
        while (at < written.length()) {
            if (!pair.find(at) || pair.start() != at) {
                throw Problem.invalid("profile-words-unfit", "words", written);
            }
            words.put(plain(pair.group(1), written), plain(pair.group(2), written));
            at = pair.end();
        }
        return words;
    }

    private static String quoted(String word) {
        return word.isEmpty() || !word.equals(word.strip()) || word.matches("(?s).*[=＝;；\"\\\\\\v].*")
                ? Json.write(word)
                : word;
    }

    private static String plain(String word, String written) {
        if (!word.startsWith("\"")) {
            return word;
        }
        try {
            return Json.read(word, String.class);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("profile-words-unfit", "words", written);
        }
    }
}
