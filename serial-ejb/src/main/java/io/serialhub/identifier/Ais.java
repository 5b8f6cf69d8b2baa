package io.serialhub.identifier;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All application identifiers, read once from {@code gs1.txt}, whose head says how. */
final class Ais {
    private static final Map<String, Ai> ALL = read();
    private static final Map<String, Integer> LENGTHS = lengths();

    private Ais() {}

    static Optional<Ai> find(String code) {
        return Optional.ofNullable(ALL.get(code));
    }

    /** The AI that begins at this place of a text; its first two digits tell how long it is. */
    static Optional<Ai> at(String text, int start) {
        if (start + 2 > text.length()) {
            return Optional.empty();
        }
        Integer length = LENGTHS.get(text.substring(start, start + 2));
        return length == null || start + length > text.length()
                ? Optional.empty()
                : find(text.substring(start, start + length));
    }

    static Stream<Ai> all() {
        return ALL.values().stream();
    }

    private static Map<String, Integer> lengths() {
        var lengths = new HashMap<String, Integer>();
        ALL.keySet().forEach(code -> lengths.put(code.substring(0, 2), code.length()));
        return lengths;
    }

    private static Map<String, Ai> read() {
        var all = new HashMap<String, Ai>();
        try (var lines = new BufferedReader(
                new InputStreamReader(Ais.class.getResourceAsStream("gs1.txt"), StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> read(line, all));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static void read(String line, Map<String, Ai> all) {
        String[] words = line.split(" ");
        String codes = words[0].replaceAll("[.?]", "");
        int dash = codes.indexOf('-');
        int first = Integer.parseInt(dash < 0 ? codes : codes.substring(0, dash));
        int last = dash < 0 ? first : Integer.parseInt(codes.substring(dash + 1));
        int width = dash < 0 ? codes.length() : dash;
        for (int i = first; i <= last; i++) {
            String code = ("%0" + width + "d").formatted(i);
            all.put(
                    code,
                    new Ai(
                            code,
                            words[0].contains("."),
                            words[0].contains("?"),
                            Arrays.stream(words[1].split("\\+")).map(Ais::piece).toList(),
                            groups(word(words, "needs="), ",", "\\+"),
                            groups(word(words, "not="), ",", ",").stream()
                                    .flatMap(List::stream)
                                    .toList(),
                            Arrays.asList(words).contains("key")
                                    ? List.of(List.of())
                                    : groups(word(words, "key="), "\\|", ",")));
        }
    }

    private static String word(String[] words, String name) {
        return Arrays.stream(words)
                .filter(w -> w.startsWith(name))
                .map(w -> w.substring(name.length()))
                .findFirst()
                .orElse(null);
    }

    private static List<List<String>> groups(String text, String outer, String inner) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(outer))
                        .map(group -> List.of(group.split(inner)))
                        .toList();
    }

    private static Ai.Piece piece(String written) {
        boolean optional = written.endsWith("?");
        String[] parts = (optional ? written.substring(0, written.length() - 1) : written).split(":");
        boolean varies = parts[0].charAt(1) == '-';
        int length = Integer.parseInt(parts[0].substring(varies ? 2 : 1));
        CharacterSet characters = switch (parts[0].charAt(0)) {
            case 'N' -> CharacterSet.DIGITS;
            case 'Y' -> CharacterSet.SET_39;
            case 'Z' -> CharacterSet.SET_64;
            default -> CharacterSet.SET_82;
        };
        Ai.Rule rule = switch (parts.length == 1 ? "" : parts[1]) {
            case "check" -> Ai.Rule.CHECK;
            case "day" -> Ai.Rule.DAY;
            case "day0" -> Ai.Rule.DAY_OR_MONTH;
            default -> Ai.Rule.NONE;
        };
        return new Ai.Piece(characters, varies ? 1 : length, length, rule, optional);
    }
}
