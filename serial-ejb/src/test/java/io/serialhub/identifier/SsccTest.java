package io.serialhub.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.serialhub.base.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class SsccTest {
    /** The example of the EPC Tag Data Standard, 7.2. */
    private static final String PUBLISHED = "106141412345678908";

    @ParameterizedTest
    @ValueSource(
            strings = {
                PUBLISHED,
                " 106141412345678908 ",
                "00106141412345678908",
                "(00)106141412345678908",
                "]C100106141412345678908",
                "]C1\u001D00106141412345678908",
                "https://id.gs1.org/00/106141412345678908",
                "https://example.com/some/path/00/106141412345678908?linkType=all",
                "urn:epc:id:sscc:0614141.1234567890",
                "urn:epc:tag:sscc-96:3.0614141.1234567890"
            })
    void everyFormIsTheSameNumber(String written) {
        assertThat(Sscc.of(written)).isEqualTo(new Sscc(PUBLISHED));
        assertThat(Sscc.find(written)).contains(new Sscc(PUBLISHED));
    }

    @Test
    void itIsWrittenInEveryForm() {
        var sscc = new Sscc(PUBLISHED);
        assertThat(sscc.elementString()).isEqualTo("00106141412345678908");
        assertThat(sscc.bracketed()).isEqualTo("(00)106141412345678908");
        assertThat(sscc.digitalLink()).isEqualTo("https://id.gs1.org/00/106141412345678908");
        assertThat(sscc.epc(7)).isEqualTo("urn:epc:id:sscc:0614141.1234567890");
        assertThat(sscc.epc(12)).isEqualTo("urn:epc:id:sscc:061414123456.17890");
    }

    @Test
    void everyLengthOfPrefixComesBack() {
        var sscc = new Sscc(PUBLISHED);
        for (int length = 6; length <= 12; length++) {
            assertThat(Sscc.of(sscc.epc(length))).isEqualTo(sscc);
        }
    }

    @Test
    void aNewOneIsMadeOfPrefixAndReference() {
        assertThat(Sscc.of(1, "0614141", 234567890L).digits()).isEqualTo(PUBLISHED);
        assertThat(Sscc.of(0, "061414123456", 7).digits()).isEqualTo("006141412345600070");
    }

    @Test
    void referencesThatDoNotFitAreRefused() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> Sscc.of(0, "061414123456", 10_000))
                .satisfies(p -> assertThat(p.code()).isEqualTo("sscc-used-up"));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> Sscc.of(0, "06141", 1))
                .satisfies(p -> assertThat(p.code()).isEqualTo("company-prefix-unfit"));
    }

    @Test
    void aWrongCheckDigitIsRefusedAndTheRightOneNamed() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> Sscc.of("(00)106141412345678909"))
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("sscc-check-digit");
                    assertThat(problem.args()).containsEntry("expected", "8");
                });
        assertThat(Sscc.find("106141412345678909")).isEmpty();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "12345",
                "0010614141234567890",
                "urn:epc:id:sscc:0614141.123456789",
                "https://a/01/106141412345678908"
            })
    void whatIsNoSsccIsRefused(String written) {
        assertThat(Sscc.find(written)).isEmpty();
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> Sscc.of(written))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("sscc-unfit"));
    }
}
