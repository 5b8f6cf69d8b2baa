package io.serialhub.connection;

import io.serialhub.base.Database;
import io.serialhub.testkit.TestClock;
import io.serialhub.testkit.ToldGolden;
import jakarta.inject.Inject;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;

/** Connections to partners, with the key that their secrets are kept by. */
abstract class ConnectionsScene {
    static {
        System.setProperty("serial.key", Base64.getEncoder().encodeToString(new byte[32]));
    }

    @Inject
    ToldGolden told;

    @Inject
    Connections connections;

    @Inject
    ConnectionFiles files;

    @Inject
    Turns turns;

    @Inject
    Trials trials;

    @Inject
    Database database;

    @Inject
    TestClock clock;

    @BeforeEach
    void none() {
        database.use(h -> {
            h.execute("DELETE FROM outbox WHERE type = 'alert.connection-failing'");
            h.execute("DELETE FROM connection_file");
            h.execute("DELETE FROM hub_connection");
        });
    }

    static Connection off(Connection c) {
        return new Connection(
                c.code(),
                c.kind(),
                c.name(),
                c.address(),
                c.files(),
                c.timing(),
                c.profile(),
                c.account(),
                false,
                null,
                null,
                null,
                0);
    }

    static Connection sftp(String code, String password) {
        return new Connection(
                code,
                ConnectionKind.SFTP_IN,
                "Partner " + code,
                new ServerAddress("sftp.example.com", 22, "hub", "/out", null),
                null,
                null,
                null,
                "hub-inbox",
                true,
                password == null ? null : new ConnectionSecret(password, null, null),
                null,
                null,
                0);
    }

    static Connection folder(String code, String folder) {
        return new Connection(
                code,
                ConnectionKind.FOLDER_IN,
                "Folder",
                new ServerAddress(null, null, null, folder, null),
                null,
                null,
                null,
                "hub-inbox",
                true,
                null,
                null,
                null,
                0);
    }

    static Connection with(Connection kept, ServerAddress address) {
        return new Connection(
                kept.code(),
                kept.kind(),
                kept.name(),
                address,
                kept.files(),
                kept.timing(),
                kept.profile(),
                kept.account(),
                kept.active(),
                null,
                null,
                null,
                0);
    }
}
