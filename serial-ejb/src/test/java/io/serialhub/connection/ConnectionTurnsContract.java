package io.serialhub.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serialhub.base.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whose turn it is to run a connection, and what is told of one that fails. */
abstract class ConnectionTurnsContract extends ConnectionsScene {
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
}
