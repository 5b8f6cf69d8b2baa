package io.serialhub.it;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** Partners' SFTP server (Apache MINA SSHD) in the tests' JVM; each partner has a folder of it. */
final class SftpPartner implements AutoCloseable {
    static final String USER = "hub";
    static final String PASSWORD = "open sesame";

    final Path folder;
    private final KeyPair keys;
    private final SshServer server = SshServer.setUpDefaultServer();

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
            server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
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

    List<String> names(String path) {
        if (!Files.isDirectory(folder.resolve(path))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.resolve(path))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
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
