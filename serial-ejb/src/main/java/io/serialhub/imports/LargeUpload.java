package io.serialhub.imports;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A CSV file too large to be held in memory.
 *
 * @param file     where it lies; read during the call only
 * @param fileName as the sender named it
 * @param source   the name of the connection that it came by
 * @param profiles as in {@link Upload}
 */
public record LargeUpload(Path file, String fileName, String source, List<String> profiles) {
    public LargeUpload {
        Objects.requireNonNull(file);
        profiles = profiles == null ? List.of() : List.copyOf(profiles);
    }

    /** All of it but its bytes. */
    Upload head() {
        return new Upload(fileName, "text/csv", new byte[0], source, profiles, false);
    }
}
