package io.serialhub.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serialhub.base.Actor;
import io.serialhub.base.Database;
import io.serialhub.base.Json;
import io.serialhub.base.Permission;
import io.serialhub.base.Reason;
import io.serialhub.base.Saved;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.TestClock;
import io.serialhub.testkit.ToldGolden;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every database must do with connections and their turns. */
abstract class ConnectionsContract {
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

    @Test
    void removesOnlyWhatIsSwitchedOffAndEndsATurnThatStillRuns() {
        connections.save(sftp("erp", "x"), null);
        Turn turn = turns.begin("erp").orElseThrow();
        assertThatThrownBy(() -> connections.remove("erp", null)).hasMessageContaining("switched-on");
        connections.save(off(connections.get("erp")), null);
        assertThatThrownBy(() -> connections.remove("erp", 1L)).hasMessageContaining("changed-meanwhile");
        files.found(turn, "a.csv", 3, clock.instant());

        connections.remove("erp", 2L);
        assertThat(connections.list()).isEmpty();
        turns.end(turn, Reason.of("sftp-refused"));
        assertThatThrownBy(() -> connections.remove("erp", null)).hasMessageContaining("unknown-connection");
        assertThat(connections.save(sftp("erp", "x"), null).outcome()).isEqualTo(Saved.Outcome.CREATED);
    }

    @Test
    void tellsOnceThatAConnectionBeganToFail() {
        connections.save(sftp("erp", "x"), null);
        for (int i = 0; i < 3; i++) {
            turns.end(turns.begin("erp").orElseThrow(), Reason.of("sftp-refused"));
            connections.runNow("erp");
        }
        assertThat(alerts("connection/erp")).isEqualTo(1);
        told.says("alert.connection-failing", Map.of());
        turns.end(turns.begin("erp").orElseThrow(), null);
        connections.runNow("erp");
        turns.end(turns.begin("erp").orElseThrow(), Reason.of("sftp-refused"));
        assertThat(alerts("connection/erp")).isEqualTo(2);
    }

    private int alerts(String subject) {
        return database.with(h -> h.createQuery(
                        "SELECT COUNT(*) FROM outbox WHERE type = 'alert.connection-failing' AND subject = :subject")
                .bind("subject", subject)
                .mapTo(Integer.class)
                .one());
    }

    private static Connection off(Connection c) {
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

    @Test
    void keepsAConnectionWithWhatIsUsualFilledIn() {
        Saved<Connection> saved = connections.save(sftp("erp", "secret one"), null);
        assertThat(saved.outcome()).isEqualTo(Saved.Outcome.CREATED);
        Connection kept = connections.get("erp");
        assertThat(kept.files().names()).isEqualTo("*.csv");
        assertThat(kept.timing().schedule()).isEqualTo("every 1m");
        assertThat(kept.version()).isEqualTo(1);
        assertThat(connections.save(sftp("erp", null), 1L).outcome()).isEqualTo(Saved.Outcome.UNCHANGED);
    }

    @Test
    void neverShowsASecretAgainNorWritesItDown() {
        Connection saved = connections.save(sftp("erp", "open sesame"), null).view();
        assertThat(saved.secret()).isNull();
        assertThat(saved.secretIn()).isEqualTo("password");
        assertThat(Json.write(connections.list()) + turns.active()).doesNotContain("sesame");
        String stored = database.with(h -> h.createQuery("SELECT secret FROM hub_connection")
                .mapTo(String.class)
                .one());
        assertThat(stored).doesNotContain("sesame");
        String audited = database.with(
                h -> h.createQuery("SELECT after_json FROM audit WHERE object_kind = 'connection' ORDER BY id DESC")
                        .mapTo(String.class)
                        .first());
        assertThat(audited).contains("erp").doesNotContain("sesame");
        assertThat(turns.ready("erp").secret().password()).isEqualTo("open sesame");
    }

    @Test
    void forgetsTheSecretWhenItIsForAnotherServer() {
        connections.save(sftp("erp", "open sesame"), null);
        Connection kept = connections.get("erp");
        var elsewhere = new ServerAddress("evil.example.com", 22, "hub", "/out", null);
        connections.save(with(kept, elsewhere), null);
        assertThat(connections.get("erp").secretIn()).isNull();
        assertThat(turns.ready("erp").secret()).isNull();
    }

    @Test
    void keepsTheSecretWhenOnlyTheFolderChanges() {
        connections.save(sftp("erp", "open sesame"), null);
        connections.save(
                with(connections.get("erp"), new ServerAddress("sftp.example.com", 22, "hub", "/other", null)), null);
        assertThat(turns.ready("erp").secret().password()).isEqualTo("open sesame");
    }

    @Test
    void neverOverwritesWhatSomebodyElseSaved() {
        connections.save(sftp("erp", "x"), null);
        connections.save(with(connections.get("erp"), new ServerAddress("b.example.com", 22, "hub", null, null)), 1L);
        assertThatThrownBy(() -> connections.save(sftp("erp", "x"), 1L)).hasMessageContaining("changed-meanwhile");
        assertThatThrownBy(() -> connections.save(sftp("new", "x"), 3L)).hasMessageContaining("changed-meanwhile");
    }

    @Test
    void lendsNobodyTheRightsOfAnAccountThatMayDoMore() {
        var weak =
                new Actor("wang", "Wang", EnumSet.of(Permission.CONNECTIONS_WRITE), "screen", Hub.SITE, Locale.ENGLISH);
        assertThatThrownBy(() -> weak.call(() -> connections.save(sftp("erp", "x"), null)))
                .hasMessageContaining("account-has-more-rights");
        connections.save(sftp("erp", "x"), null);
        Connection kept = connections.get("erp");
        weak.run(() -> connections.save(
                new Connection(
                        "erp",
                        kept.kind(),
                        "Renamed",
                        kept.address(),
                        null,
                        null,
                        null,
                        "hub-inbox",
                        true,
                        null,
                        null,
                        null,
                        0),
                null));
        assertThat(connections.get("erp").name()).isEqualTo("Renamed");
    }

    @Test
    void usesNoFolderOutsideTheExchangeFolder() {
        for (String folder : new String[] {"../etc", "/etc", "a/../../b"}) {
            assertThatThrownBy(() -> connections.save(folder("drop", folder), null))
                    .hasMessageContaining("path-leaves-folder");
        }
        connections.save(folder("drop", "erp/in"), null);
    }

    @Test
    void givesATurnOnlyWhenItIsDueAndToOneNodeAtATime() {
        connections.save(sftp("erp", "x"), null);
        Turn turn = turns.begin("erp").orElseThrow();
        database.use(
                h -> h.execute("UPDATE lease SET holder = 'other', fence = fence + 1 WHERE name = 'connection:erp'"));
        assertThat(turns.begin("erp")).isEmpty();
        assertThat(turns.keep(turn)).isFalse();
        assertThatThrownBy(() -> files.found(turn, "a.csv", 5, Instant.EPOCH)).hasMessageContaining("turn-lost");
        turns.end(turn, Reason.of("sftp-refused"));
        assertThat(connections.get("erp").health().lastRunAt()).isNull();

        database.use(
                h -> h.execute("UPDATE lease SET held_until = '2020-01-01 00:00:00' WHERE name = 'connection:erp'"));
        Turn again = turns.begin("erp").orElseThrow();
        assertThat(again.fence()).isGreaterThan(turn.fence());
        turns.end(again, null);
        assertThat(turns.begin("erp")).isEmpty();
        clock.advance(Duration.ofMinutes(2));
        assertThat(turns.begin("erp")).isPresent();
    }

    @Test
    void countsFailuresUntilItGoesWellAgain() {
        connections.save(sftp("erp", "x"), null);
        for (int i = 1; i <= 2; i++) {
            turns.end(turns.begin("erp").orElseThrow(), Reason.of("sftp-refused", "host", "h"));
            assertThat(connections.get("erp").health().failures()).isEqualTo(i);
            clock.advance(Duration.ofMinutes(2));
        }
        assertThat(connections.get("erp").health().problem().code()).isEqualTo("sftp-refused");
        turns.end(turns.begin("erp").orElseThrow(), null);
        ConnectionHealth health = connections.get("erp").health();
        assertThat(health.failures()).isZero();
        assertThat(health.problem()).isNull();
        assertThat(health.lastOkAt()).isEqualTo(health.lastRunAt());
    }

    @Test
    void knowsAFileAgainByNameSizeAndTime() {
        connections.save(sftp("erp", "x"), null);
        Turn turn = turns.begin("erp").orElseThrow();
        Instant written = Instant.parse("2026-01-01T00:00:00Z");
        FileRecord first = files.found(turn, "a.csv", 5, written);
        assertThat(first.status()).isEqualTo(FileStatus.OPEN);
        assertThat(files.found(turn, "a.csv", 5, written).id()).isEqualTo(first.id());
        files.done(turn, first.id(), "IMP-1", 10, 2);
        FileRecord again = files.found(turn, "a.csv", 5, written);
        assertThat(again.status()).isEqualTo(FileStatus.DONE);
        assertThat(again.rejected()).isEqualTo(2);
        FileRecord corrected = files.found(turn, "a.csv", 5, written.plusSeconds(60));
        assertThat(corrected.id()).isNotEqualTo(first.id());
        assertThat(files.list("erp", null, null).items())
                .extracting(FileRecord::id)
                .containsExactly(corrected.id(), first.id());
    }

    @Test
    void runsNowWhenAskedTo() {
        connections.save(sftp("erp", "x"), null);
        turns.end(turns.begin("erp").orElseThrow(), null);
        assertThat(turns.begin("erp")).isEmpty();
        connections.runNow("erp");
        assertThat(turns.begin("erp")).isPresent();
    }

    @Test
    void tellsThatNobodyIsHereToTryItOut() {
        connections.save(sftp("erp", "x"), null);
        assertThatThrownBy(() -> trials.tryOut("erp")).hasMessageContaining("trial-not-here");
    }

    @Test
    void refusesAddressesThatCouldLeadElsewhere() {
        for (String host : Set.of("a b", "host/path", "user@host")) {
            assertThatThrownBy(() -> new ServerAddress(host, 22, "u", null, null))
                    .hasMessageContaining("field-characters");
        }
        assertThatThrownBy(() -> new ServerAddress("h", 22, "u", "a/../b", null))
                .hasMessageContaining("path-leaves-folder");
        assertThatThrownBy(() -> new ServerAddress("h", 22, "u", null, "nonsense"))
                .hasMessageContaining("host-key-unreadable");
        assertThatThrownBy(() -> new ConnectionSecret(null, null, "SERIAL_KEY"))
                .hasMessageContaining("secret-name-refused");
    }

    private static Connection sftp(String code, String password) {
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

    private static Connection folder(String code, String folder) {
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

    private static Connection with(Connection kept, ServerAddress address) {
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
