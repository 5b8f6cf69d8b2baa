package io.serialhub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.base.Outgoing;
import io.serialhub.connection.Connection;
import io.serialhub.connection.ConnectionKind;
import io.serialhub.connection.ConnectionSecret;
import io.serialhub.connection.Ready;
import io.serialhub.connection.ServerAddress;
import io.serialhub.connection.Trial;
import io.serialhub.connection.Trial.Outcome;
import io.serialhub.connection.Trial.What;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionTrialTest {
    @TempDir
    Path folder;

    private Partner partner;
    private ConnectionTrial trial;

    @BeforeEach
    void start() throws IOException {
        System.setProperty("serial.outgoing.allow", "127.0.0.1");
        Files.createDirectories(folder.resolve("out"));
        partner = new Partner(folder);
        trial = new ConnectionTrial(new Outgoing());
    }

    @AfterEach
    void stop() {
        partner.close();
        System.clearProperty("serial.outgoing.allow");
    }

    @Test
    void passesEveryStepAndLeavesNothingBehind() throws IOException {
        Files.writeString(folder.resolve("out/orders.csv"), "a");
        Trial passed = tried("127.0.0.1", partner.port(), partner.hostKey(), "open sesame", "out");
        assertThat(passed.steps()).extracting(Trial.TrialStep::what).containsExactly(What.values());
        assertThat(passed.passed()).as("%s", passed.steps()).isTrue();
        assertThat(passed.steps().get(5).reason().args()).containsEntry("count", "1");
        try (Stream<Path> left = Files.list(folder.resolve("out"))) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void tellsThatNobodyKnowsTheHost() {
        assertThat(failure(tried("no-such-host.invalid", 22, null, "x", null))).isEqualTo("RESOLVE sftp-host-unknown");
    }

    @Test
    void callsNoInnerAddressThatIsNotAllowed() {
        System.clearProperty("serial.outgoing.allow");
        trial = new ConnectionTrial(new Outgoing());
        assertThat(failure(tried("127.0.0.1", partner.port(), partner.hostKey(), "open sesame", "out")))
                .isEqualTo("RESOLVE url-address-refused");
    }

    @Test
    void tellsThatNothingListens() {
        int port = partner.port();
        partner.stop();
        assertThat(failure(tried("127.0.0.1", port, null, "x", null))).isEqualTo("CONNECT sftp-refused");
    }

    /** The port of FTP instead of SFTP's, most often. */
    @Test
    void tellsThatWhoListensDoesNotSpeakSsh() throws IOException {
        try (var ftp = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var greeting = new Thread(() -> greet(ftp));
            greeting.setDaemon(true);
            greeting.start();
            assertThat(failure(tried("127.0.0.1", ftp.getLocalPort(), null, "x", null)))
                    .isEqualTo("HOST_KEY sftp-no-ssh");
        }
    }

    private static void greet(ServerSocket ftp) {
        while (!ftp.isClosed()) {
            try (Socket caller = ftp.accept()) {
                caller.getOutputStream().write("220 (vsFTPd 3.0.5)\r\n".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException over) {
                return;
            }
        }
    }

    @Test
    void showsTheKeyOfAnUnknownServerAndSendsItNoPassword() {
        Trial unknown = tried("127.0.0.1", partner.port(), null, "open sesame", "out");
        assertThat(failure(unknown)).isEqualTo("HOST_KEY sftp-host-key-unknown");
        assertThat(unknown.hostKey()).isEqualTo(partner.hostKey());
        assertThat(unknown.fingerprint()).startsWith("SHA256:");
        assertThat(partner.signIns).hasValue(0);
    }

    @Test
    void warnsOfAKeyThatChanged() {
        String known = partner.hostKey();
        partner.stop();
        partner.newKey();
        partner.start();
        Trial changed = tried("127.0.0.1", partner.port(), known, "open sesame", "out");
        assertThat(failure(changed)).isEqualTo("HOST_KEY sftp-host-key-changed");
        assertThat(changed.hostKey()).isEqualTo(partner.hostKey());
        assertThat(partner.signIns).hasValue(0);
    }

    @Test
    void tellsThatTheSignInWasRefusedOrHasNothingToSignInWith() {
        assertThat(failure(tried("127.0.0.1", partner.port(), partner.hostKey(), "wrong", "out")))
                .isEqualTo("SIGN_IN sftp-sign-in-refused");
        assertThat(failure(tried("127.0.0.1", partner.port(), partner.hostKey(), null, "out")))
                .isEqualTo("SIGN_IN sftp-secret-missing");
    }

    @Test
    void tellsThatTheFolderIsMissing() {
        assertThat(failure(tried("127.0.0.1", partner.port(), partner.hostKey(), "open sesame", "gone")))
                .isEqualTo("FOLDER sftp-folder-missing");
    }

    @Test
    void tellsThatNothingMayBeWritten() throws IOException {
        Path locked = Files.createDirectories(folder.resolve("locked"));
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
        if (Files.isWritable(locked)) {
            return; // nothing is locked for root
        }
        assertThat(failure(tried("127.0.0.1", partner.port(), partner.hostKey(), "open sesame", "locked")))
                .isEqualTo("WRITE sftp-no-right");
    }

    private Trial tried(String host, int port, String hostKey, String password, String path) {
        var connection = new Connection(
                "erp",
                ConnectionKind.SFTP_IN,
                "ERP",
                new ServerAddress(host, port, "hub", path, hostKey),
                null,
                null,
                null,
                "hub-inbox",
                true,
                null,
                null,
                null,
                1);
        return trial.tryOut(
                new Ready(connection, password == null ? null : new ConnectionSecret(password, null, null)));
    }

    private static String failure(Trial trial) {
        return trial.steps().stream()
                .filter(step -> step.outcome() == Outcome.FAILED)
                .map(step -> step.what() + " " + step.reason().code())
                .findFirst()
                .orElse("none");
    }
}
