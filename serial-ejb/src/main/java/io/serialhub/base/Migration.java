package io.serialhub.base;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import java.util.TimeZone;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the schema up to date before anything else starts, then lets every room put in what it ships with. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class Migration {
    /** The schema stands; observers seed shipped rows, and do so again at every start without harm. */
    public record Done() {}

    @Inject
    private DataSource dataSource;

    @Inject
    private Event<Done> done;

    private volatile boolean ready;

    @PostConstruct
    void start() {
        if (TimeZone.getDefault().getRawOffset() != 0 || TimeZone.getDefault().useDaylightTime()) {
            throw new IllegalStateException("Start the server with -Duser.timezone=UTC: times are kept in UTC.");
        }
        migrate(dataSource);
        Actor.system("start", "").run(() -> done.fire(new Done()));
        ready = true;
    }

    public boolean isReady() {
        return ready;
    }

    /** Also used by tests, on both databases. */
    public static void migrate(DataSource dataSource) {
        boolean postgres;
        try (var connection = dataSource.getConnection()) {
            postgres = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        Flyway.configure(Migration.class.getClassLoader())
                .dataSource(dataSource)
                .locations("classpath:db/migration")
                .placeholders(placeholders(postgres))
                .load()
                .migrate();
    }

    /** What the two databases write differently; a statement after the other one's name is a comment. */
    private static Map<String, String> placeholders(boolean postgres) {
        return postgres
                ? Map.of(
                        "text", "TEXT",
                        "bytes", "BYTEA",
                        "blob", "BYTEA",
                        "stored", "STORED",
                        "where", "WHERE",
                        "postgres", "",
                        "derby", "--")
                : Map.of(
                        "text", "CLOB(2M)",
                        "bytes", "VARCHAR(64) FOR BIT DATA",
                        "blob", "BLOB(256M)",
                        "stored", "",
                        "where", "--",
                        "postgres", "--",
                        "derby", "");
    }
}
