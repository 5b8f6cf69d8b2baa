package io.serialhub.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatesTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Test
    void readsTheWaysPeopleWriteADay() {
        for (String written : new String[] {
            "2025-03-01", "2025/3/1", "2025.3.1", "2025年3月1日", "20250301", "２０２５－３－１", "2025-3-1 00:00",
        }) {
            assertThat(Dates.read(written, SHANGHAI)).as(written).isEqualTo("2025-03-01T00:00");
        }
    }

    @Test
    void readsTimesAndTellsThoseWithAnOffsetInTheSitesZone() {
        assertThat(Dates.read("2025-03-01 14:05", SHANGHAI)).isEqualTo("2025-03-01T14:05");
        assertThat(Dates.read("2025-03-01T20:00:00Z", SHANGHAI)).isEqualTo("2025-03-02T04:00");
    }

    @Test
    void takesAYearAtTheEndWhenOnlyOneReadingIsPossible() {
        assertThat(Dates.read("31/12/2025", SHANGHAI)).isEqualTo("2025-12-31T00:00");
        assertThat(Dates.read("12/31/2025", SHANGHAI)).isEqualTo("2025-12-31T00:00");
        assertThat(Dates.read("05/05/2025", SHANGHAI)).isEqualTo("2025-05-05T00:00");
    }

    @Test
    void refusesWhatCanBeReadInTwoWaysAndNamesBoth() {
        Refused refused = refusal("03/02/2025");
        assertThat(refused.reason().code()).isEqualTo("date-ambiguous");
        assertThat(refused.reason().args()).containsEntry("one", "2025-02-03").containsEntry("other", "2025-03-02");
    }

    @Test
    void refusesADayNumberAndSaysWhatItMeans() {
        Refused refused = refusal("44886");
        assertThat(refused.reason().code()).isEqualTo("date-is-day-number");
        assertThat(refused.reason().args()).containsEntry("guess", "2022-11-21");
    }

    @Test
    void refusesImpossibleDaysWithAGuess() {
        assertThat(refusal("2022-13-02").reason().args()).containsEntry("guess", "2022-02-13");
        assertThat(refusal("2023-02-30").reason().args()).containsEntry("guess", "2023-02-28");
        assertThat(refusal("2022-11-31").reason().code()).isEqualTo("date-impossible");
    }

    @Test
    void readsADayAsItsSenderAgreedOnAndMakesNoOtherDayOfAnImpossibleOne() {
        assertThat(Dates.read(Cell.text("29.02.2024"), ZoneOffset.UTC, "dd.MM.yyyy"))
                .isEqualTo("2024-02-29T00:00:00");
        for (String impossible : List.of("31.02.2024", "31.04.2024", "29.02.2023", "2024-02-29")) {
            assertThatThrownBy(() -> Dates.read(Cell.text(impossible), ZoneOffset.UTC, "dd.MM.yyyy"))
                    .isInstanceOfSatisfying(
                            Refused.class, e -> assertThat(e.reason().code()).isEqualTo("date-not-as-agreed"));
        }
    }

    @Test
    void refusesWhatIsNoDayAtAll() {
        assertThat(refusal("soon").reason().code()).isEqualTo("date-unreadable");
        assertThat(refusal("2025-03").reason().code()).isEqualTo("date-without-day");
        assertThat(refusal("2025-45-99").reason().code()).isEqualTo("date-unreadable");
        assertThat(refusal("1900-01-01").reason().code()).isEqualTo("date-implausible");
        assertThat(refusal("2025-03-01 25:61").reason().code()).isEqualTo("date-unreadable");
    }

    private static Refused refusal(String written) {
        return catchThrowableOfType(Refused.class, () -> Dates.read(written, SHANGHAI));
    }
}
