package io.serialhub.connection;

import io.serialhub.base.Problem;
import io.serialhub.base.Settings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Folders of this machine that connections may use: below {@code serial.exchange}, the folder {@code exchange} in the data
 * folder unless the operator says otherwise, and nowhere else.
 */
final class Folders {
    private Folders() {}

    /** @throws Problem path-leaves-folder */
    static Path check(String folder) {
        Path root = Path.of(Settings.get(
                        "serial.exchange", Settings.data().resolve("exchange").toString()))
                .toAbsolutePath()
                .normalize();
        try {
            Path path = root.resolve(folder).normalize();
            if (path.startsWith(root) && !path.equals(root)) {
                return path;
            }
        } catch (InvalidPathException e) {
            throw Problem.invalid("path-leaves-folder", "path", folder);
        }
        throw Problem.invalid("path-leaves-folder", "path", folder);
    }
}
