package io.serialhub.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Documents and files as others get them, kept to be read by people. What differs is told line by line;
 * {@code -Dgolden.write=true} writes them anew, and the change is what somebody reads.
 */
public final class Golden {
    private static final boolean WRITE = Boolean.getBoolean("golden.write");
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private Golden() {}

    /** Moments and numbers that the database gives are others in every run. */
    public static String masked(String said) {
        return said.replaceAll("\"\\d{4}-\\d\\d-\\d\\dT[^\"]*Z\"", "\"<time>\"")
                .replaceAll("\"\\d+\"", "\"<id>\"")
                .replaceAll("\"msg_[0-9a-z_]+\"", "\"<message>\"")
                .replaceAll("\"(AP|H|HO|NB|CO|IMP)-\\d+\"", "\"$1-<n>\"");
    }

    /** Members in the order of their names, whatever theirs is. */
    public static void json(Path golden, String said) {
        try {
            Object plain = JSON.treeToValue(JSON.readValue(said, JsonNode.class), Object.class);
            var indented = new DefaultPrettyPrinter();
            indented.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
            text(golden, JSON.writer(indented).writeValueAsString(plain) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void text(Path golden, String said) {
        try {
            if (WRITE) {
                Files.createDirectories(golden.getParent());
                Files.writeString(golden, said);
            }
            Path made = Path.of("target", "golden", golden.getFileName().toString());
            Files.createDirectories(made.getParent());
            assertThat(Files.writeString(made, said)).hasSameTextualContentAs(golden);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
