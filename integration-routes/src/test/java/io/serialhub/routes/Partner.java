package io.serialhub.routes;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** A partner's SFTP server (Apache MINA SSHD) in this process, whose files lie in a folder. */
final class Partner implements AutoCloseable {
    final AtomicInteger signIns = new AtomicInteger();
    final SftpSubsystemFactory sftp = new SftpSubsystemFactory();
    private final Path folder;
    private SshServer server;
    private KeyPair keys;
    private int port;

    Partner(Path folder) {
        this.folder = folder;
        newKey();
        start();
    }

    /** On the same port each time. */
    void start() {
        server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(port);
        server.setKeyPairProvider(KeyPairProvider.wrap(keys));
        server.setFileSystemFactory(new VirtualFileSystemFactory(folder));
        server.setPasswordAuthenticator((user, password, session) -> {
            signIns.incrementAndGet();
            return user.equals("hub") && password.equals("open sesame");
        });
        server.setSubsystemFactories(List.of(sftp));
        try {
            server.start();
            port = server.getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void newKey() {
        try {
            var generator = SecurityUtils.getKeyPairGenerator("EC");
            generator.initialize(256);
            keys = generator.generateKeyPair();
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    int port() {
        return port;
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

    void stop() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
