package io.serialhub.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every text in both languages, and every text that a page asks for is there. */
class BundlesTest {
    private static final Pattern PLACES = Pattern.compile("\\{(\\d)");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern ASKED = Pattern.compile("t\\['([A-Za-z][\\w.-]*)'\\]|say\\.of\\('([A-Za-z][\\w.-]*)'");

    /** A line that starts a text, and not one that goes on with the text before it. */
    private static final Pattern KEY =
            Pattern.compile("(?m)(?<!\\\\\\n)^[ \\t]*((?:\\\\.|[^\\s#!=:\\\\])+)[ \\t]*[=:]");

    /** Names, codes and formats, which are the same to everybody. */
    private static final Set<String> ALIKE = Set.of("unit.gtin", "field.url", "material.gtin", "token.scheme");

    @ParameterizedTest
    @ValueSource(strings = {"messages", "faces"})
    void bothLanguagesHaveTheSameKeys(String bundle) {
        assertThat(read(bundle + "_zh").stringPropertyNames())
                .isEqualTo(read(bundle).stringPropertyNames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages", "faces"})
    void noTextIsTheSameInBothLanguages(String bundle) {
        Properties english = read(bundle);
        Properties chinese = read(bundle + "_zh");
        assertThat(english.stringPropertyNames())
                .filteredOn(key -> !ALIKE.contains(key))
                .filteredOn(key -> english.getProperty(key).equals(chinese.getProperty(key)))
                .isEmpty();
    }

    @Test
    void everyPlaceOfOneLanguageIsInTheOther() {
        Properties english = read("messages");
        Properties chinese = read("messages_zh");
        assertThat(english.stringPropertyNames())
                .filteredOn(key -> !places(english.getProperty(key)).equals(places(chinese.getProperty(key))))
                .isEmpty();
    }

    @Test
    void everyPlaceIsOneThatIsFilled() {
        for (String bundle : List.of("messages", "messages_zh")) {
            Properties texts = read(bundle);
            assertThat(texts.stringPropertyNames())
                    .filteredOn(key -> texts.getProperty(key).matches("(?s).*\\{\\d,.*"))
                    .isEmpty();
        }
    }

    @Test
    void englishIsEnglish() {
        Properties english = read("messages");
        assertThat(english.stringPropertyNames())
                .filteredOn(key -> !key.equals("shell.other-language") && !key.equals("signin.chinese"))
                .filteredOn(key -> HAN.matcher(english.getProperty(key)).find())
                .isEmpty();
    }

    @Test
    void everyTextThatAPageAsksForIsThere() throws IOException {
        Set<String> known = read("messages").stringPropertyNames();
        try (Stream<Path> pages = Files.walk(Path.of("src/main/webapp"))) {
            Set<String> missing = pages.filter(p -> p.toString().endsWith(".xhtml"))
                    .flatMap(BundlesTest::asked)
                    .filter(key -> !key.endsWith(".") && !known.contains(key))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(missing).isEmpty();
        }
    }

    @Test
    void noTextIsThereTwice() throws IOException {
        var twice = new ArrayList<String>();
        for (Path bundle : bundles()) {
            var seen = new HashSet<String>();
            KEY.matcher(Files.readString(bundle))
                    .results()
                    .map(key -> key.group(1))
                    .filter(key -> !seen.add(key))
                    .forEach(key -> twice.add(key + " in " + bundle.getFileName()));
        }
        assertThat(twice).isEmpty();
    }

    /** The source files: what is loaded no longer shows that a later line has hidden an earlier one. */
    private static List<Path> bundles() throws IOException {
        var found = new ArrayList<Path>();
        for (String module : List.of("serial-ejb", "serial-web")) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src/main/resources/io"))) {
                files.filter(file -> file.toString().endsWith(".properties")).forEach(found::add);
            }
        }
        assertThat(found)
                .extracting(file -> file.getFileName().toString())
                .contains(
                        "messages.properties",
                        "messages_zh.properties",
                        "problems.properties",
                        "problems_zh.properties");
        return found;
    }

    private static Stream<String> asked(Path page) {
        try {
            return ASKED.matcher(Files.readString(page))
                    .results()
                    .map(m -> m.group(1) != null ? m.group(1) : m.group(2));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> places(String text) {
        return PLACES.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static Properties read(String name) {
        var properties = new Properties();
        try (var in = BundlesTest.class.getResourceAsStream("/io/serialhub/web/" + name + ".properties");
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
