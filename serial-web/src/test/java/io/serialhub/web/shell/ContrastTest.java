package io.serialhub.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Both themes are readable: text 4.5 to 1 and edges of fields 3 to 1 on every surface they stand on (WCAG 2.2 AA). */
class ContrastTest {
    private static final Path FOLDER = Path.of("src/main/webapp/resources/hub");
    private static final Pattern COLOUR = Pattern.compile("--([\\w-]+):(#[0-9a-fA-F]{3,6})\\b");
    private static final double TEXT = 4.5;
    private static final double EDGE = 3;

    private record Pair(String front, String back, double least) {}

    @Test
    void everyPairIsReadableInBothThemes() throws IOException {
        String[] blocks = Files.readString(FOLDER.resolve("tokens.css")).split("\\[data-theme=dark]");
        Map<String, String> light = colours(blocks[0]);
        Map<String, String> dark = new HashMap<>(light);
        dark.putAll(colours(blocks[1]));
        assertThat(failing("light", light)).isEmpty();
        assertThat(failing("dark", dark)).isEmpty();
    }

    @Test
    void noColourIsWrittenAnywhereElse() throws IOException {
        try (Stream<Path> sheets = Files.list(FOLDER)) {
            assertThat(sheets.filter(p -> p.toString().endsWith(".css") && !p.endsWith("tokens.css")))
                    .allSatisfy(
                            sheet -> assertThat(Files.readString(sheet)).doesNotContainPattern("#[0-9a-fA-F]{3,6}\\b"));
        }
    }

    @Test
    void noPageCarriesStylesOrHandlersOfItsOwn() throws IOException {
        try (Stream<Path> pages = Files.walk(Path.of("src/main/webapp"))) {
            assertThat(pages.filter(p -> p.toString().endsWith(".xhtml")))
                    .allSatisfy(page -> assertThat(Files.readString(page))
                            .doesNotContain(" style=\"", "<script", "<style")
                            .doesNotContainPattern("\\son(click|change|input|load|submit|key\\w+)=\""));
        }
    }

    private static List<String> failing(String theme, Map<String, String> colours) {
        return pairs().stream()
                .filter(p -> contrast(colours.get(p.front), colours.get(p.back)) < p.least)
                .map(p -> "%s %s on %s: %.2f"
                        .formatted(theme, p.front, p.back, contrast(colours.get(p.front), colours.get(p.back))))
                .toList();
    }

    private static List<Pair> pairs() {
        var pairs = new ArrayList<Pair>();
        for (String surface : List.of("bg", "surface", "sunken")) {
            for (String ink : List.of("ink", "ink-2", "ink-3", "accent")) {
                pairs.add(new Pair(ink, surface, TEXT));
            }
        }
        for (String state : List.of("unassigned", "making", "stock", "transit", "sold", "repair", "ended")) {
            pairs.add(new Pair("st-" + state, "st-" + state + "-bg", TEXT));
        }
        for (String badge : List.of("hold", "recall", "scrap", "consign", "missing")) {
            pairs.add(new Pair("bd-" + badge, "bd-" + badge + "-bg", TEXT));
        }
        for (String verdict : List.of("ok", "no", "warn", "wait")) {
            pairs.add(new Pair(verdict, verdict + "-bg", TEXT));
            pairs.add(new Pair(verdict, "surface", TEXT));
            pairs.add(new Pair("on-" + verdict, verdict + "-solid", TEXT));
            pairs.add(new Pair("ink-2", verdict + "-bg", TEXT));
        }
        pairs.add(new Pair("on-accent", "accent", TEXT));
        pairs.add(new Pair("accent", "accent-soft", TEXT));
        pairs.add(new Pair("ink-2", "accent-soft", TEXT));
        pairs.add(new Pair("line-strong", "surface", EDGE));
        pairs.add(new Pair("line-strong", "bg", EDGE));
        return pairs;
    }

    private static Map<String, String> colours(String block) {
        var found = new HashMap<String, String>();
        COLOUR.matcher(block).results().forEach(m -> found.put(m.group(1), m.group(2)));
        return found;
    }

    private static double contrast(String front, String back) {
        double a = luminance(front);
        double b = luminance(back);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        String hex = colour.length() == 4
                ? "" + colour.charAt(1) + colour.charAt(1) + colour.charAt(2) + colour.charAt(2) + colour.charAt(3)
                        + colour.charAt(3)
                : colour.substring(1);
        return 0.2126 * linear(hex, 0) + 0.7152 * linear(hex, 2) + 0.0722 * linear(hex, 4);
    }

    private static double linear(String hex, int at) {
        double part = Integer.parseInt(hex.substring(at, at + 2), 16) / 255.0;
        return part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
