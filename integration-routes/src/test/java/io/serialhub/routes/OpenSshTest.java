package io.serialhub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.base.Outgoing;
import io.serialhub.connection.Connection;
import io.serialhub.connection.ConnectionKind;
import io.serialhub.connection.ConnectionSecret;
import io.serialhub.connection.Ready;
import io.serialhub.connection.ServerAddress;
import io.serialhub.connection.Trial;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The server that most partners have, where it is installed: an Ed25519 host key and a private key to sign in with. */
@EnabledIf("isInstalled")
class OpenSshTest {
    private static final Path SSHD = Path.of("/usr/sbin/sshd");

    @TempDir
    Path folder;

    private Process server;
    private int port;

    static boolean isInstalled() {
        return Files.isExecutable(SSHD)
                && Files.isDirectory(Path.of("/run/sshd"))
                && System.getProperty("user.name").equals("root");
    }

    @BeforeEach
    void start() throws Exception {
        System.setProperty("serial.outgoing.allow", "127.0.0.1");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        key("host");
        key("user");
        Files.copy(folder.resolve("user.pub"), folder.resolve("authorized"));
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path config = Files.writeString(folder.resolve("config"), """
                Port %d
                ListenAddress 127.0.0.1
                HostKey %s/host
                PidFile none
                AuthorizedKeysFile %s/authorized
                StrictModes no
                PermitRootLogin prohibit-password
                UsePAM no
                Subsystem sftp internal-sftp
                """.formatted(port, folder, folder));
        server = new ProcessBuilder(SSHD.toString(), "-D", "-e", "-f", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        awaitPort();
    }

    @AfterEach
    void stop() {
        server.destroy();
        System.clearProperty("serial.outgoing.allow");
    }

    @Test
    void passesEveryStepWithAKeyInOpenSshsOwnForm() throws IOException {
        String hostKey = Files.readString(folder.resolve("host.pub")).strip();
        var secret = new ConnectionSecret(null, Files.readString(folder.resolve("user")), null);
        Trial trial = new ConnectionTrial(new Outgoing())
                .tryOut(new Ready(connection(hostKey.substring(0, hostKey.lastIndexOf(' '))), secret));
        assertThat(trial.passed()).as("%s", trial.steps()).isTrue();
        assertThat(trial.hostKey()).startsWith("ssh-ed25519 ");
    }

    private Connection connection(String hostKey) {
        return new Connection(
                "erp",
                ConnectionKind.SFTP_IN,
                "ERP",
                new ServerAddress("127.0.0.1", port, "root", folder.toString(), hostKey),
                null,
                null,
                null,
                "hub-inbox",
                true,
                null,
                null,
                null,
                1);
    }

    private void key(String name) throws Exception {
        var made = new ProcessBuilder(
                        "ssh-keygen",
                        "-q",
                        "-t",
                        "ed25519",
                        "-N",
                        "",
                        "-f",
                        folder.resolve(name).toString())
                .inheritIO()
                .start();
        assertThat(made.waitFor()).isZero();
    }

    private void awaitPort() throws InterruptedException {
        RouteTests.until(() -> {
            try {
                new Socket("127.0.0.1", port).close();
                return true;
            } catch (IOException notYet) {
                return false;
            }
        });
    }
}
