package io.serialhub.routes;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** A partner's SFTP server (Apache MINA SSHD) in this process, whose files lie in a folder. */
final class Partner implements AutoCloseable {
    final AtomicInteger signIns = new AtomicInteger();
    private final SftpSubsystemFactory sftp = new SftpSubsystemFactory();
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

    /** Goes away once, at a moment of the reading of a file. @return the file, once it went */
    List<String> goesWhileReading(long offset) {
        var cuts = new Cuts((name, at) -> at > offset, true);
        sftp.addSftpEventListener(cuts);
        return cuts.made;
    }

    /** Goes away once, as soon as something is written. @return the file, once it went */
    List<String> goesWhileWriting() {
        var cuts = new Cuts((name, at) -> true, false);
        sftp.addSftpEventListener(cuts);
        return cuts.made;
    }

    private static final class Cuts implements SftpEventListener {
        final List<String> made = new CopyOnWriteArrayList<>();
        private final BiPredicate<String, Long> when;
        private final boolean reading;

        Cuts(BiPredicate<String, Long> when, boolean reading) {
            this.when = when;
            this.reading = reading;
        }

        @Override
        public void reading(
                ServerSession session, String handle, FileHandle file, long at, byte[] data, int offset, int length)
                throws IOException {
            cut(session, file, at, reading);
        }

        @Override
        public void writing(
                ServerSession session, String handle, FileHandle file, long at, byte[] data, int offset, int length)
                throws IOException {
            cut(session, file, at, !reading);
        }

        private void cut(ServerSession session, FileHandle file, long at, boolean asked) throws IOException {
            String name = file.getFile().getFileName().toString();
            if (asked && made.isEmpty() && when.test(name, at)) {
                made.add(name);
                session.close(true);
                throw new IOException("gone");
            }
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
