package io.serialhub.testkit;

import io.serialhub.base.Migration;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;

/** Fresh, migrated databases, each a copy of a template: Derby in memory, PostgreSQL in one server for the whole run. */
public final class Databases {
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");
    private static final AtomicInteger COUNT = new AtomicInteger();

    static {
        Logger.getLogger("").setLevel(Level.WARNING);
        FLYWAY.setLevel(Level.SEVERE);
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        System.setProperty("derby.stream.error.file", System.getProperty("java.io.tmpdir") + "/derby-test.log");
        System.setProperty("derby.locks.deadlockTimeout", "1");
        System.setProperty("derby.locks.waitTimeout", "5");
    }

    private Databases() {}

    public static DataSource freshDerby() {
        var source = new EmbeddedDataSource();
        source.setDatabaseName("memory:hub" + COUNT.incrementAndGet());
        source.setConnectionAttributes("createFrom=" + Derby.TEMPLATE);
        try {
            source.getConnection().close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        source.setConnectionAttributes(null);
        return new PooledSource(source);
    }

    public static DataSource freshPostgres() {
        String name = "hub" + COUNT.incrementAndGet();
        try (Connection connection = Postgres.SERVER.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " TEMPLATE template_hub");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new PooledSource(Postgres.SERVER.getDatabase("postgres", name));
    }

    /** For benchmarks: a server of its own with PostgreSQL's own settings, so that a commit is on disk. */
    public static DataSource durablePostgres() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on") // which it starts without
                    .setServerConfig("synchronous_commit", "on")
                    .start();
            DataSource source = server.getPostgresDatabase();
            Migration.migrate(source);
            return new PooledSource(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For benchmarks: Derby in a folder, where a commit is on disk. */
    public static DataSource derbyIn(Path folder) {
        var source = new EmbeddedDataSource();
        source.setDatabaseName(folder.toString());
        source.setCreateDatabase("create");
        Migration.migrate(source);
        return new PooledSource(source);
    }

    /** A migrated database, backed up: copying it takes a hundredth of what migrating another takes. */
    private static final class Derby {
        static final Path TEMPLATE = backup();

        private static Path backup() {
            var source = new EmbeddedDataSource();
            source.setDatabaseName("memory:template_hub");
            source.setCreateDatabase("create");
            Migration.migrate(source);
            try (Connection connection = source.getConnection();
                    var backup = connection.prepareCall("CALL SYSCS_UTIL.SYSCS_BACKUP_DATABASE(?)")) {
                Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "derby");
                backup.setString(1, folder.toString());
                backup.execute();
                return folder.resolve("template_hub");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Started at first use and stopped with the JVM. */
    private static final class Postgres {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .setServerConfig("fsync", "off")
                        .start();
                try (Connection connection = server.getPostgresDatabase().getConnection();
                        var statement = connection.createStatement()) {
                    statement.execute("CREATE DATABASE template_hub");
                }
                Migration.migrate(server.getDatabase("postgres", "template_hub"));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
