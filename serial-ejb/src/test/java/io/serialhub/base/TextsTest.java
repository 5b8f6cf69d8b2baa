package io.serialhub.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every no of the product can be read by people, in both languages. */
class TextsTest {
    private static final Pattern CODE = Pattern.compile(
            "(?:Problem\\s*\\.(?:invalid|notFound|conflict|forbidden)\\(|Problem\\.of\\(\\s*(?:Problem\\.)?Kind\\.\\w+,|Reason\\.of\\()"
                    + "\\s*\"([^\"]+)\"");
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)(,number)?}");

    private final Map<String, String> english = read("problems.properties");
    private final Map<String, String> chinese = read("problems_zh.properties");

    @Test
    void everyTextIsThereInBothLanguages() {
        assertThat(chinese.keySet()).isEqualTo(english.keySet());
    }

    @Test
    void bothLanguagesNameTheSameValues() {
        english.forEach((code, text) ->
                assertThat(places(chinese.getOrDefault(code, ""))).as(code).isEqualTo(places(text)));
    }

    @Test
    void everyCodeInTheSourcesHasAText() throws IOException {
        var missing = new TreeSet<String>();
        for (Path source : sources()) {
            CODE.matcher(Files.readString(source))
                    .results()
                    .map(result -> result.group(1))
                    .filter(code -> !english.containsKey(code))
                    .forEach(code -> missing.add(code + " in " + source.getFileName()));
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void theTextIsInTheLanguageAskedForWhateverTheServerSpeaks() {
        Reason reason = Reason.of("unknown-site", "site", "S9");
        assertThat(Texts.of(reason, Locale.CHINA)).startsWith("没有站点 S9");
        assertThat(Texts.of(reason, Locale.GERMANY)).startsWith("There is no site S9");
    }

    @Test
    void figuresAreGroupedAndNumbersOfUnitsAreNot() {
        Reason rest = Reason.of("forecast-for-good", "left", 55007, "pace", "0.1");
        assertThat(Texts.of(rest, Locale.ENGLISH))
                .isEqualTo("It will not run out. 55,007 are left, and about 0.1 a day are taken.");
        assertThat(Texts.of(rest, Locale.CHINA)).contains("还剩 55,007 个");
        assertThat(Texts.of(Reason.of("number-there", "number", "55007"), Locale.ENGLISH))
                .startsWith("55007 exists");
    }

    /** Those who fill in the values themselves find them by their names. */
    @Test
    void patternsNameTheirValuesOnly() {
        assertThat(Texts.pattern("forecast-for-good", Locale.ENGLISH)).contains("{left} are left");
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> modules = Files.list(Path.of(".."));
                Stream<Path> files = modules.map(module -> module.resolve("src/main/java"))
                        .filter(Files::isDirectory)
                        .flatMap(TextsTest::walk)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static Stream<Path> walk(Path folder) {
        try {
            return Files.walk(folder);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TreeSet<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> read(String name) {
        var properties = new Properties();
        try (var in = TextsTest.class.getResourceAsStream(name);
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        var texts = new TreeMap<String, String>();
        properties.forEach((code, text) -> texts.put(code.toString(), text.toString()));
        return texts;
    }
}
