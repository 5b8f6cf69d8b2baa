package io.serialhub.access;

import io.serialhub.base.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The one-time password as a file in the data folder that only the server's user may read, for servers without a console.
 * The next start removes it.
 */
final class FirstSignInNote {
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private FirstSignInNote() {}

    static void write(OneTimePassword password) {
        try {
            remove();
            Files.createDirectories(Settings.data());
            Path note = file();
            if (note.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(note, OWNER_ONLY);
            }
            Files.writeString(note, password.login() + " / " + password.password() + System.lineSeparator());
        } catch (IOException e) {
            throw new UncheckedIOException("The one-time password cannot be left in " + file(), e);
        }
    }

    static void remove() {
        try {
            Files.deleteIfExists(file());
        } catch (IOException e) {
            throw new UncheckedIOException("The one-time password of an earlier start cannot be removed: " + file(), e);
        }
    }

    private static Path file() {
        return Settings.data().resolve("first-sign-in.txt");
    }
}
