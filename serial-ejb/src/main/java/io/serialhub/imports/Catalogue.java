package io.serialhub.imports;

import com.fasterxml.jackson.core.type.TypeReference;
import io.serialhub.base.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What sheets, columns and words are called in people's files: data in {@code columns.json} and {@code words.json}. */
final class Catalogue {
    /**
     * A kind of sheet.
     *
     * @param sheets parts of sheet and file names that hint at it
     */
    record Kind(
            String titleZh, String titleEn, String noteZh, String noteEn, List<String> sheets, List<Column> columns) {}

    /**
     * @param need  columns of one group, of which a sheet must have at least one; null: optional
     * @param zh    Chinese headings, the first is ours
     * @param en    English headings, the first is ours
     * @param loose headings that fit more than one kind and count only beside others
     */
    record Column(String name, String need, List<String> zh, List<String> en, List<String> loose) {
        Column {
            need = "true".equals(need) ? name : need;
            loose = loose == null ? List.of() : loose;
        }

        /** As our own files write it. */
        String heading() {
            return zh.get(0).equals(en.get(0)) ? en.get(0) : zh.get(0) + " " + en.get(0);
        }
    }

    private static final Map<ImportKind, Kind> KINDS =
            new EnumMap<>(Json.read(resource("columns.json"), new TypeReference<Map<ImportKind, Kind>>() {}));
    private static final Map<ImportKind, List<List<String>>> NEEDED = needs();
    private static final Map<String, Map<String, List<String>>> WRITTEN =
            Json.read(resource("words.json"), new TypeReference<>() {});

    private static final Map<String, Map<String, String>> WORDS = words();

    private Catalogue() {}

    static Kind of(ImportKind kind) {
        return KINDS.get(kind);
    }

    /** As people of either language know it. */
    static String title(ImportKind kind) {
        return of(kind).titleZh() + " " + of(kind).titleEn();
    }

    /** Fields of which a row must have at least one of each group. */
    static List<List<String>> needed(ImportKind kind) {
        return NEEDED.get(kind);
    }

    private static Map<ImportKind, List<List<String>>> needs() {
        var needs = new EnumMap<ImportKind, List<List<String>>>(ImportKind.class);
        KINDS.forEach((kind, sheet) -> needs.put(
                kind,
                sheet.columns().stream()
                        .filter(c -> c.need() != null)
                        .collect(Collectors.groupingBy(
                                Column::need, Collectors.mapping(Column::name, Collectors.toUnmodifiableList())))
                        .values()
                        .stream()
                        .toList()));
        return needs;
    }

    /**
     * What a word in a cell means.
     *
     * @param list for example {@code state}
     * @return our own word, or null when it is not in the list
     */
    static String meaning(String list, String written) {
        return WORDS.get(list).get(folded(written));
    }

    /** The meaning whose word occurs in one of the texts, the longest word first; null when none does. */
    static String hinted(String list, String... texts) {
        String folded = folded(String.join(" ", texts));
        return WORDS.get(list).entrySet().stream()
                .filter(w -> w.getKey().getBytes(StandardCharsets.UTF_8).length >= 4 && folded.contains(w.getKey()))
                .max(Map.Entry.<String, String>comparingByKey(java.util.Comparator.comparingInt(String::length))
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getValue)
                .orElse(null);
    }

    /** For messages: every meaning of a list, as a file may say it in Chinese and in English. */
    static String choices(String list) {
        return WRITTEN.get(list).values().stream()
                .map(words -> words.get(0) + " "
                        + words.stream()
                                .filter(word -> word.matches("[A-Za-z].*"))
                                .findFirst()
                                .orElse(""))
                .map(String::strip)
                .collect(Collectors.joining(", "));
    }

    /** Case, blanks and punctuation make no difference in a heading or a word. */
    static String folded(String text) {
        String plain = java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKC);
        var folded = new StringBuilder(plain.length());
        plain.toLowerCase(java.util.Locale.ROOT)
                .codePoints()
                .filter(c -> Character.isLetterOrDigit(c) || c == '√' || c == '✓' || c == '×')
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }

    private static Map<String, Map<String, String>> words() {
        var all = new HashMap<String, Map<String, String>>();
        WRITTEN.forEach((list, meanings) -> {
            var words = new HashMap<String, String>();
            meanings.forEach((meaning, written) ->
                    Stream.concat(Stream.of(meaning), written.stream()).forEach(w -> words.put(folded(w), meaning)));
            all.put(list, words);
        });
        return all;
    }

    private static String resource(String name) {
        try (InputStream in = Catalogue.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
