package io.serialhub.it;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/**
 * Partners' SFTP server (Apache MINA SSHD) in the tests' JVM; each partner has a folder of it. It can hold up what passes,
 * so that something happens while a file is on its way.
 */
final class SftpPartner implements AutoCloseable {
    static final String USER = "hub";
    static final String PASSWORD = "open sesame";

    final Path folder;
    private final KeyPair keys;
    private final SshServer server = SshServer.setUpDefaultServer();
    private final Set<Path> held = ConcurrentHashMap.newKeySet();
    private volatile CountDownLatch gate = new CountDownLatch(0);

    SftpPartner(Path folder) {
        this.folder = folder;
        try {
            var generator = SecurityUtils.getKeyPairGenerator("EC");
            generator.initialize(256);
            keys = generator.generateKeyPair();
            server.setHost("127.0.0.1");
            server.setKeyPairProvider(KeyPairProvider.wrap(keys));
            server.setFileSystemFactory(new VirtualFileSystemFactory(folder));
            server.setPasswordAuthenticator(
                    (user, password, session) -> user.equals(USER) && password.equals(PASSWORD));
            var sftp = new SftpSubsystemFactory();
            sftp.addSftpEventListener(new Gate());
            server.setSubsystemFactories(List.of(sftp));
            server.start();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getPort();
    }

    /** From now on no byte of a file passes, in neither direction. */
    void hold() {
        held.clear();
        gate = new CountDownLatch(1);
    }

    void letPass() {
        gate.countDown();
    }

    /** Whether a file of the folder is on its way and held up. */
    boolean holds(String path) {
        return held.stream().anyMatch(file -> file.startsWith(folder.resolve(path)));
    }

    private final class Gate implements SftpEventListener {
        @Override
        public void reading(
                ServerSession session, String handle, FileHandle file, long at, byte[] data, int offset, int length) {
            pass(file);
        }

        @Override
        public void writing(
                ServerSession session, String handle, FileHandle file, long at, byte[] data, int offset, int length) {
            pass(file);
        }

        private void pass(FileHandle file) {
            if (gate.getCount() > 0) {
                held.add(folder.resolve(file.getFile().toString().replaceFirst("^/", "")));
                try {
                    gate.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    /** A connection to a folder of it that somebody could set up over REST; more may be put in. */
    Map<String, Object> connection(String kind, String path, String account) {
        var address = new HashMap<String, Object>(
                Map.of("host", "127.0.0.1", "port", port(), "user", USER, "folder", path, "hostKey", hostKey()));
        return new HashMap<>(Map.of(
                "kind",
                kind,
                "name",
                "Partner " + path,
                "address",
                address,
                "timing",
                Map.of("schedule", "every 5s"),
                "account",
                account,
                "active",
                true,
                "secret",
                Map.of("password", PASSWORD)));
    }

    /** As {@code known_hosts} writes it. */
    String hostKey() {
        try {
            var text = new StringWriter();
            PublicKeyEntry.appendPublicKeyEntry(text, keys.getPublic());
            return text.toString().strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Written whole, under its name. */
    void put(String path, String content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Path unfinished = Files.writeString(folder.resolve("unfinished.tmp"), content);
        Files.move(unfinished, file);
    }

    /** Files as a partner's program sees them: what is still being written has a name that begins with a dot. */
    List<String> names(String path) {
        if (!Files.isDirectory(folder.resolve(path))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.resolve(path))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
