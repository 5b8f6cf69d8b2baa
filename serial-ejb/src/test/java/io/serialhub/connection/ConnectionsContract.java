package io.serialhub.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serialhub.base.Actor;
import io.serialhub.base.Json;
import io.serialhub.base.Permission;
import io.serialhub.base.Reason;
import io.serialhub.base.Saved;
import io.serialhub.testkit.Hub;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every database must do with connections. */
abstract class ConnectionsContract extends ConnectionsScene {
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
}
