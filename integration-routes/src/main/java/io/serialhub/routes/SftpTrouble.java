package io.serialhub.routes;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSchChangedHostKeyException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchUnknownHostKeyException;
import com.jcraft.jsch.SftpException;
import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import io.serialhub.connection.Connection;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;

/** What exactly is wrong with a partner's server, as people can act on it. */
final class SftpTrouble {
    private SftpTrouble() {}

    static Reason of(Throwable failure, Connection connection) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            Reason reason = known(t, connection);
            if (reason != null) {
                return reason;
            }
        }
        return Reason.of("sftp-broken", "host", host(connection), "detail", detail(failure));
    }

    private static Reason known(Throwable t, Connection connection) {
        String host = host(connection);
        if (t instanceof Problem problem) {
            return problem.reason();
        }
        if (t instanceof FileSystemException && !connection.kind().sftp()) {
            return Reason.of(
                    "sftp-no-right", "folder", shown(connection.address().folder()));
        }
        if (t instanceof UnknownHostException) {
            return Reason.of("sftp-host-unknown", "host", host);
        }
        if (t instanceof ConnectException) {
            return Reason.of(
                    "sftp-refused", "host", host, "port", connection.address().portOrUsual());
        }
        if (t instanceof SocketTimeoutException || t instanceof NoRouteToHostException) {
            return Reason.of(
                    "sftp-no-answer", "host", host, "port", connection.address().portOrUsual());
        }
        if (t instanceof JSchUnknownHostKeyException) {
            return Reason.of("sftp-host-key-unknown", "host", host);
        }
        if (t instanceof JSchChangedHostKeyException) {
            return Reason.of("sftp-host-key-changed", "host", host);
        }
        if (t instanceof SftpException sftp) {
            return sftp(sftp, connection);
        }
        return t instanceof JSchException ? jsch(t, connection) : null;
    }

    private static Reason jsch(Throwable t, Connection connection) {
        String message = String.valueOf(t.getMessage());
        if (message.startsWith("Auth fail") || message.startsWith("Auth cancel")) {
            return Reason.of(
                    "sftp-sign-in-refused", "user", connection.address().user());
        }
        if (message.contains("HostKey has been changed")) {
            return Reason.of("sftp-host-key-changed", "host", host(connection));
        }
        if (message.contains("reject HostKey") || message.contains("UnknownHostKey")) {
            return Reason.of("sftp-host-key-unknown", "host", host(connection));
        }
        return message.startsWith("timeout")
                ? Reason.of(
                        "sftp-no-answer",
                        "host",
                        host(connection),
                        "port",
                        connection.address().portOrUsual())
                : null;
    }

    /** Whether the other side said nothing that SSH understands, or hung up. */
    static boolean isSilence(JSchException failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            String message = String.valueOf(t.getMessage());
            if (t instanceof SocketException
                    || t instanceof SocketTimeoutException
                    || message.contains("closed by foreign host")
                    || message.contains("server's version string")) {
                return true;
            }
        }
        return false;
    }

    private static Reason sftp(SftpException e, Connection connection) {
        String folder = connection.address().folder();
        return switch (e.id) {
            case ChannelSftp.SSH_FX_NO_SUCH_FILE -> Reason.of("sftp-folder-missing", "folder", shown(folder));
            case ChannelSftp.SSH_FX_PERMISSION_DENIED -> Reason.of("sftp-no-right", "folder", shown(folder));
            default -> null;
        };
    }

    static String shown(String folder) {
        return folder == null ? "/" : folder;
    }

    private static String host(Connection connection) {
        return connection.address().host() == null
                ? connection.address().folder()
                : connection.address().host();
    }

    private static String detail(Throwable failure) {
        Throwable last = failure;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        String message = String.valueOf(last.getMessage()).replaceAll("\\p{Cntrl}+", " ");
        return last.getClass().getSimpleName() + ": "
                + (message.length() > 200 ? message.substring(0, 200) + "…" : message);
    }
}
