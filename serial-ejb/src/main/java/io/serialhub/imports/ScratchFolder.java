package io.serialhub.imports;

import io.serialhub.base.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** Where this node lays out what is too large for memory, while it reads it. Nothing in it is needed to go on elsewhere. */
final class ScratchFolder {
    /** No file is read for that long; what is older was left by a server that lost its power. */
    private static final Duration LEFT = Duration.ofDays(3);

    private ScratchFolder() {}

    static Path path() {
        return Settings.data().resolve("large-files");
    }

    /** The folder, there and without leftovers. */
    static Path make() throws IOException {
        Path folder = Files.createDirectories(path());
        Instant limit = Instant.now().minus(LEFT);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (Files.isRegularFile(file)
                        && Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
                    Files.deleteIfExists(file);
                }
            }
        }
        return folder;
    }
}
