package io.serialhub.connection;

import io.serialhub.base.Fields;
import io.serialhub.base.Problem;
import java.nio.file.Path;
import java.util.Base64;

/**
 * Where the files lie.
 *
 * @param host    of the SFTP server; null for a folder of this machine
 * @param port    22 unless said otherwise
 * @param user    to sign in as
 * @param folder  on the server, from where the user starts; for a folder of this machine {@code inbox} or
 *                one below the exchange folder
 * @param hostKey the server's public key as {@code known_hosts} writes it: {@code ssh-ed25519 AAAA…}; without it nothing
 *                is sent to the server, not even the password
 */
public record ServerAddress(String host, Integer port, String user, String folder, String hostKey) {
    public ServerAddress {
        host = Fields.optional("host", host, 200);
        if (host != null && !host.matches("[A-Za-z0-9._:-]+")) {
            throw Problem.invalid("field-characters", "field", "host");
        }
        port = port == null ? null : Fields.between("port", port, 1, 65_535);
        user = Fields.optional("user", user, 100);
        folder = Fields.optional("folder", folder, 300);
        if (folder != null && (folder.contains("\\") || folder.matches("(.*/)?[.][.](/.*)?"))) {
            throw Problem.invalid("path-leaves-folder", "path", folder);
        }
        hostKey = Fields.optional("hostKey", hostKey, 2_000);
        if (hostKey != null) {
            checkKey(hostKey);
        }
    }

    public int portOrUsual() {
        return port == null ? 22 : port;
    }

    /**
     * The folder on this machine.
     *
     * @throws Problem path-leaves-folder
     */
    public Path here() {
        return Folders.check(folder);
    }

    private static void checkKey(String key) {
        String[] parts = key.split(" +");
        try {
            if (parts.length >= 2
                    && parts[0].matches("(ssh|ecdsa|sk)-[A-Za-z0-9@.-]+")
                    && Base64.getDecoder().decode(parts[1]).length > 16) {
                return;
            }
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("host-key-unreadable");
        }
        throw Problem.invalid("host-key-unreadable");
    }

    ServerAddress knownBy(String key) {
        return new ServerAddress(host, port, user, folder, key);
    }

    /** Whether a password for the other would be sent to the same account of the same server. */
    boolean sameAccount(ServerAddress other) {
        return java.util.Objects.equals(host, other.host)
                && portOrUsual() == other.portOrUsual()
                && java.util.Objects.equals(user, other.user);
    }
}
