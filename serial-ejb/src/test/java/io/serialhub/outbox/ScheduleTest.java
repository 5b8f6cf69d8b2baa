package io.serialhub.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private final Schedule punctual = new Schedule(() -> 0L);
    private final Schedule late = new Schedule(() -> -1L);

    @Test
    void waitsLongerAfterEachFailureAndGivesUpAfterTheTenth() {
        var waits = new ArrayList<Duration>();
        for (int failures = 1; !Schedule.isOver(failures); failures++) {
            waits.add(punctual.wait(failures, null));
        }
        assertThat(waits)
                .extracting(Duration::toSeconds)
                .containsExactly(5L, 300L, 1800L, 7200L, 18_000L, 36_000L, 50_400L, 72_000L, 86_400L);
    }

    @Test
    void isLateByAtMostATenth() {
        assertThat(late.wait(2, null)).isBetween(Duration.ofSeconds(329), Duration.ofSeconds(330));
    }

    @Test
    void givesTheReceiverTheTimeItAskedForButNoMoreThanADay() {
        assertThat(punctual.wait(1, Duration.ofMinutes(7))).isEqualTo(Duration.ofMinutes(7));
        assertThat(punctual.wait(3, Duration.ofSeconds(1))).isEqualTo(Duration.ofMinutes(30));
        assertThat(punctual.wait(1, Duration.ofDays(30))).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void pausesAReceiverThatIsDownForFiveSecondsToFiveMinutes() {
        assertThat(List.of(1, 2, 3, 7, 500))
                .extracting(failures -> punctual.pause(failures, null).toSeconds())
                .containsExactly(5L, 10L, 20L, 300L, 300L);
    }

    @Test
    void jitterComesFromTheGivenSource() {
        RandomGenerator half = () -> Long.MIN_VALUE;
        assertThat(new Schedule(half).wait(9, null)).isGreaterThan(Duration.ofHours(25));
    }
}
