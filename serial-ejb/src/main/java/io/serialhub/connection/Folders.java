package io.serialhub.connection;

import io.serialhub.base.Problem;
import io.serialhub.base.Settings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Folders of this machine that connections may use: {@code inbox}, which is {@code serial.inbox}, and those below
 * {@code serial.exchange}; both lie in the data folder unless the operator says otherwise.
 */
final class Folders {
    private static final String INBOX = "inbox";

    private Folders() {}

    /** @throws Problem path-leaves-folder */
    static Path check(String folder) {
        if (folder.equals(INBOX)) {
            return set("serial.inbox", INBOX);
        }
        Path root = set("serial.exchange", "exchange");
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

    private static Path set(String setting, String usual) {
        return Path.of(Settings.get(setting, Settings.data().resolve(usual).toString()))
                .toAbsolutePath()
                .normalize();
    }
}
