package io.serialhub.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.serialhub.base.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class GtinTest {
    @ParameterizedTest
    @CsvSource({
        "96385074, 00000096385074", // GTIN-8
        "614141000036, 00614141000036", // GTIN-12
        "6291041500213, 06291041500213", // GTIN-13, the example of GS1's check digit page
        "09506000134352, 09506000134352",
        "' 6901234567892 ', 06901234567892"
    })
    void everyLengthIsKeptInFourteenDigits(String written, String kept) {
        assertThat(new Gtin(written).digits()).isEqualTo(kept);
    }

    @Test
    void twoFormsOfOneNumberAreEqual() {
        assertThat(new Gtin("6291041500213")).isEqualTo(new Gtin("06291041500213"));
    }

    @Test
    void aWrongCheckDigitIsRefusedAndTheRightOneNamed() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> new Gtin("6291041500214"))
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("gtin-check-digit");
                    assertThat(problem.args()).containsEntry("expected", "3");
                });
    }

    @Test
    void everySlipOfOneDigitIsFound() {
        String right = "09506000134352";
        for (int i = 0; i < right.length(); i++) {
            for (char c = '0'; c <= '9'; c++) {
                String slipped = right.substring(0, i) + c + right.substring(i + 1);
                if (!slipped.equals(right)) {
                    assertThatExceptionOfType(Problem.class).isThrownBy(() -> new Gtin(slipped));
                }
            }
        }
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"123456789", "629104150021X", "062910415002130", "６２９１０４１５００２１３", "00000000"})
    void whatIsNoGtinIsRefused(String written) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> new Gtin(written))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("gtin-unfit"));
    }
}
