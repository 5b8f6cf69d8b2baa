package io.serialhub.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serialhub.base.Json;
import io.serialhub.base.Problem;
import io.serialhub.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** From a partner's document to our command: every folder of {@code golden} is one partner. */
class MappingTest {
    private static final Path GOLDEN = Path.of("src/test/resources/io/serialhub/inbox/golden");

    static Stream<String> partners() throws IOException {
        try (Stream<Path> folders = Files.list(GOLDEN)) {
            return folders.map(f -> f.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("partners")
    void makesTheExpectedCommandOfThePartnersDocument(String partner) throws IOException {
        Profile profile = Json.read(read(partner, "profile"), Profile.class);
        var mapper = new ObjectMapper();
        JsonNode made = Mapping.apply(profile, mapper.readTree(read(partner, "document")))
                .<JsonNode>map(command -> command)
                .orElse(mapper.nullNode());
        Golden.json(GOLDEN.resolve(partner).resolve("command.json"), made.toString());
        assertThat(Json.read(Json.write(profile), Profile.class)).isEqualTo(profile);
    }

    private static String read(String partner, String file) throws IOException {
        return Files.readString(GOLDEN.resolve(partner).resolve(file + ".json"));
    }

    @Test
    void refusesAWordThatTheProfileDoesNotKnow() {
        var rule = new Profile.FieldRule("step", "/t", null, java.util.Map.of("a", "ship"));
        var profile = new Profile(CommandKind.SCAN, List.of(rule), null);
        assertThatThrownBy(() -> Mapping.apply(profile, Json.read("{\"t\":\"b\"}", JsonNode.class)))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo("profile-value-unknown"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "9x, /a, profile-target-unfit",
                "a..b, /a, profile-target-unfit",
                "a, -, profile-source-missing",
                "a, x/y, profile-pointer-unfit",
            })
    void refusesRulesThatMakeNoSense(String to, String from, String code) {
        assertThatThrownBy(() -> new Profile.FieldRule(to, from, null, null))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(code));
    }
}
