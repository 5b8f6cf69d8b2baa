package io.serialhub.routes;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import com.jcraft.jsch.UserInfo;
import io.serialhub.base.Outgoing;
import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import io.serialhub.connection.ConnectionSecret;
import io.serialhub.connection.Ready;
import io.serialhub.connection.ServerAddress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.UUID;

/** One visit to an SFTP server, a step at a time. What it shows as its host key is kept, whoever it is. */
final class SftpVisit implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;

    private final Ready ready;
    private final ServerAddress address;
    private final Outgoing outgoing;
    private byte[] shown;
    private Session session;
    private ChannelSftp channel;
    private Exception refusal;

    SftpVisit(Ready ready, Outgoing outgoing) {
        this.ready = ready;
        this.address = ready.connection().address();
        this.outgoing = outgoing;
    }

    Reason resolve() throws IOException {
        outgoing.resolve(address.host());
        return null;
    }

    /** Only whether somebody listens; nothing is sent. */
    Reason connect() throws IOException {
        try (var socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(outgoing.resolve(address.host())[0], address.portOrUsual()), PATIENCE_MILLIS);
        }
        return null;
    }

    /** Meets the server, if it is one: FTP and HTTP listen too, but never greet as SSH does. A sign-in that fails later in the same breath is told by the next step. */
    Reason hostKey() throws Exception {
        var jsch = new JSch();
        jsch.setHostKeyRepository(new Known());
        ConnectionSecret secret = ready.secret();
        if (secret != null && secret.privateKey() != null) {
            jsch.addIdentity("key", secret.privateKey().getBytes(StandardCharsets.US_ASCII), null, null);
        }
        session = jsch.getSession(address.user(), address.host(), address.portOrUsual());
        session.setProxy(new CheckedSocket(outgoing));
        session.setConfig("StrictHostKeyChecking", "yes");
        session.setConfig("PreferredAuthentications", "publickey,password,keyboard-interactive");
        preferKnownKind();
        if (secret != null && secret.password() != null) {
            session.setPassword(secret.password());
        }
        try {
            session.connect(PATIENCE_MILLIS);
        } catch (JSchException e) {
            if (shown == null && SftpTrouble.isSilence(e)) {
                throw Problem.invalid("sftp-no-ssh", "host", address.host(), "port", address.portOrUsual());
            }
            if (shown == null || address.hostKey() == null || !address.hostKey().equals(shownKey())) {
                throw e;
            }
            refusal = e;
        }
        return Reason.of("trial-host-key", "fingerprint", fingerprint());
    }

    Reason signIn() throws Exception {
        if (ready.secret() == null) {
            throw Problem.invalid("sftp-secret-missing");
        }
        if (refusal != null) {
            throw refusal;
        }
        channel = (ChannelSftp) session.openChannel("sftp");
        channel.connect(PATIENCE_MILLIS);
        return null;
    }

    Reason folder() throws SftpException {
        if (address.folder() != null) {
            channel.cd(address.folder());
        }
        return null;
    }

    Reason list() throws SftpException {
        var names = new WantedNames(ready.connection().files());
        int fitting = 0;
        for (ChannelSftp.LsEntry entry : channel.ls(".")) {
            fitting += !entry.getAttrs().isDir() && names.takes(entry.getFilename()) ? 1 : 0;
        }
        return ready.connection().kind().incoming() ? Reason.of("trial-files", "count", fitting) : null;
    }

    Reason write() throws SftpException {
        String probe = "." + UUID.randomUUID() + ".tmp";
        channel.put(new ByteArrayInputStream(new byte[0]), probe);
        channel.rename(probe, probe + ".2");
        channel.rm(probe + ".2");
        return null;
    }

    /** As {@code known_hosts} writes it, without the host; null when the server was not met. */
    String shownKey() {
        if (shown == null) {
            return null;
        }
        var blob = ByteBuffer.wrap(shown);
        byte[] kind = new byte[blob.getInt()];
        blob.get(kind);
        return new String(kind, StandardCharsets.US_ASCII) + " "
                + Base64.getEncoder().encodeToString(shown);
    }

    /** As OpenSSH shows it. */
    String fingerprint() {
        try {
            return shown == null
                    ? null
                    : "SHA256:"
                            + Base64.getEncoder()
                                    .withoutPadding()
                                    .encodeToString(
                                            MessageDigest.getInstance("SHA-256").digest(shown));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A server has keys of several kinds; it is asked for the one that is known. */
    private void preferKnownKind() {
        if (address.hostKey() != null) {
            String kind = address.hostKey().split(" ")[0];
            String algorithms = kind.equals("ssh-rsa") ? "rsa-sha2-512,rsa-sha2-256" : kind;
            session.setConfig("server_host_key", algorithms + "," + session.getConfig("server_host_key"));
        }
    }

    @Override
    public void close() {
        if (channel != null) {
            channel.disconnect();
        }
        if (session != null) {
            session.disconnect();
        }
    }

    /** The one key that is known, and a note of the one that is shown. */
    private final class Known implements HostKeyRepository {
        @Override
        public int check(String host, byte[] key) {
            shown = key;
            if (address.hostKey() == null) {
                return NOT_INCLUDED;
            }
            return address.hostKey().equals(shownKey()) ? OK : CHANGED;
        }

        @Override
        public HostKey[] getHostKey() {
            return new HostKey[0];
        }

        @Override
        public HostKey[] getHostKey(String host, String type) {
            return new HostKey[0];
        }

        @Override
        public String getKnownHostsRepositoryID() {
            return "connection";
        }

        @Override
        public void add(HostKey key, UserInfo user) {
            throw new UnsupportedOperationException("a person accepts keys");
        }

        @Override
        public void remove(String host, String type) {
            throw new UnsupportedOperationException("a person accepts keys");
        }

        @Override
        public void remove(String host, String type, byte[] key) {
            throw new UnsupportedOperationException("a person accepts keys");
        }
    }
}
