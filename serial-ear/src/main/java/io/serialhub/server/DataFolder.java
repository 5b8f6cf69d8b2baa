package io.serialhub.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;

/**
 * The one folder that Serial Hub writes to. Held under a lock as long as the process lives, so that two servers cannot
 * open one Derby database.
 */
final class DataFolder {
    private final Path root;
    private final FileChannel lock;

    private DataFolder(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    static DataFolder claim(Path root) {
        var file = root.resolve("serial-hub.lock");
        try {
            Files.createDirectories(root);
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                throw new StartException("The data folder " + root + " is in use by another Serial Hub (process "
                        + Files.readString(file).strip() + "); stop it, or choose another folder with serial.data.");
            }
            channel.truncate(0);
            channel.write(
                    StandardCharsets.US_ASCII.encode(ProcessHandle.current().pid() + "\n"));
            var folder = new DataFolder(root, channel);
            folder.empty(folder.temporary());
            return folder;
        } catch (IOException e) {
            throw new StartException("The data folder " + root + " cannot be written: " + e.getMessage(), e);
        }
    }

    Path derby() {
        return root.resolve("derby");
    }

    Path derbyLog() {
        return root.resolve("derby.log");
    }

    /** Emptied at every start. */
    Path temporary() {
        return root.resolve("tmp");
    }

    /** A file of the executable jar, as a file of its own. */
    Path extract(String resource, String name) {
        var file = temporary().resolve(name);
        try (InputStream content = DataFolder.class.getResourceAsStream(resource)) {
            if (content == null) {
                throw new StartException("This jar is incomplete: " + resource + " is missing.");
            }
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    void release() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var entries = Files.walk(folder)) {
                for (Path entry : (Iterable<Path>) entries.sorted(Comparator.reverseOrder())::iterator) {
                    Files.delete(entry);
                }
            }
        }
        Files.createDirectories(folder);
    }
}
