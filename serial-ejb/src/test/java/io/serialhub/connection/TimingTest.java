package io.serialhub.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "every 30s | Asia/Shanghai | 2026-03-01T00:00:00Z | 2026-03-01T00:00:30Z",
                "every 2h | UTC | 2026-03-01T00:00:00Z | 2026-03-01T02:00:00Z",
                "0 6 * * * | Asia/Shanghai | 2026-03-01T00:00:00Z | 2026-03-01T22:00:00Z",
                "0 6 * * * | Asia/Shanghai | 2026-02-28T21:59:59Z | 2026-02-28T22:00:00Z",
                "*/15 8-17 * * 1-5 | Asia/Shanghai | 2026-02-27T09:45:00Z | 2026-03-02T00:00:00Z",
                "30 23 L-1 * * | UTC | 2026-03-01T00:00:00Z | ",
                "0 0 29 2 * | UTC | 2026-03-01T00:00:00Z | 2028-02-29T00:00:00Z",
                "0 12 1 * 7 | UTC | 2026-03-02T00:00:00Z | 2026-03-08T12:00:00Z"
            })
    void saysWhenItIsDue(String schedule, String zone, Instant after, Instant next) {
        if (next == null) {
            assertThatThrownBy(() -> new Timing(schedule, zone)).hasMessageContaining("schedule-unreadable");
            return;
        }
        assertThat(new Timing(schedule, zone).next(after)).isEqualTo(next);
    }

    @Test
    void makesUpForAnHourThatSummerTimeLeavesOut() {
        var daily = new Timing("30 2 * * *", "Europe/Berlin");
        assertThat(daily.next(Instant.parse("2026-03-28T12:00:00Z"))).isEqualTo("2026-03-29T01:00:00Z");
        assertThat(daily.next(Instant.parse("2026-03-29T01:00:00Z"))).isEqualTo("2026-03-30T00:30:00Z");
    }

    @Test
    void runsOnceInAnHourThatIsRepeated() {
        var daily = new Timing("30 2 * * *", "Europe/Berlin");
        Instant first = daily.next(Instant.parse("2026-10-24T12:00:00Z"));
        assertThat(first).isEqualTo("2026-10-25T00:30:00Z");
        assertThat(daily.next(first)).isEqualTo("2026-10-26T01:30:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"every 1s", "every 0m", "sometimes", "* * * *", "61 * * * *", "0 6 31 2 x", "5-1 * * * *"})
    void refusesWhatItCannotKeep(String schedule) {
        assertThatThrownBy(() -> new Timing(schedule, "UTC")).hasMessageContaining("schedule-");
    }
}
