package io.serialhub.routes;

import io.serialhub.base.Outgoing;
import io.serialhub.connection.ConnectionSecret;
import io.serialhub.connection.Ready;
import io.serialhub.connection.ServerAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.remote.SftpComponent;
import org.apache.camel.component.file.remote.SftpConfiguration;
import org.apache.camel.component.file.remote.SftpEndpoint;
import org.apache.camel.component.file.remote.SftpRemoteFile;

/**
 * {@code partner:<code>}: SFTP to the server of a connection. ServerAddress, host key and secret are looked up by the code, so no
 * URI, log line or route ever holds them; only a server that shows the known key gets to see the secret.
 */
final class PartnerSftp extends SftpComponent {
    static final String SCHEME = "partner";

    private static final int CONNECT_MILLIS = 10_000;
    private static final int SILENCE_MILLIS = 60_000;

    private final ConnectionDesk desk;
    private final Outgoing outgoing;

    PartnerSftp(ConnectionDesk desk, Outgoing outgoing) {
        this.desk = desk;
        this.outgoing = outgoing;
    }

    @Override
    @SuppressWarnings("rawtypes")
    protected GenericFileEndpoint<SftpRemoteFile> buildFileEndpoint(
            String uri, String remaining, Map<String, Object> parameters) {
        Ready ready = desk.ready(remaining);
        var endpoint = new SftpEndpoint(uri, this, configuration(ready));
        endpoint.setProxy(new CheckedSocket(outgoing));
        return endpoint;
    }

    private static SftpConfiguration configuration(Ready ready) {
        ServerAddress address = ready.connection().address();
        var sftp = new SftpConfiguration();
        sftp.setProtocol("sftp");
        sftp.setHost(address.host());
        sftp.setPort(address.portOrUsual());
        sftp.setUsername(address.user());
        sftp.setDirectory(address.folder() == null ? "" : address.folder());
        sftp.setStepwise(false);
        sftp.setConnectTimeout(CONNECT_MILLIS);
        sftp.setSoTimeout(SILENCE_MILLIS);
        sftp.setThrowExceptionOnConnectFailed(true);
        sftp.setUseUserKnownHostsFile(false);
        sftp.setAutoCreateKnownHostsFile(false);
        sftp.setStrictHostKeyChecking("yes");
        sftp.setKnownHosts(knownHosts(address).getBytes(StandardCharsets.US_ASCII));
        sftp.setPreferredAuthentications("publickey,password,keyboard-interactive");
        ConnectionSecret secret = ready.secret();
        if (secret != null && secret.password() != null) {
            sftp.setPassword(secret.password());
        } else if (secret != null) {
            sftp.setPrivateKey(secret.privateKey().getBytes(StandardCharsets.US_ASCII));
        }
        return sftp;
    }

    /** As OpenSSH writes it; empty when no key is known, and then no server is trusted. */
    static String knownHosts(ServerAddress address) {
        if (address.hostKey() == null) {
            return "";
        }
        String host =
                address.portOrUsual() == 22 ? address.host() : "[" + address.host() + "]:" + address.portOrUsual();
        return host + " " + address.hostKey() + "\n";
    }
}
