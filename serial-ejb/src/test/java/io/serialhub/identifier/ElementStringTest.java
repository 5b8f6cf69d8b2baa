package io.serialhub.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElementStringTest {
    private static final String GTIN = "09506000134352";

    @Test
    void theBracketedFormIsRead() {
        ElementString read = ElementString.ofBracketed("(01)09506000134352(21)A(b)-1(10)L/7(17)261231");
        assertThat(read.elements())
                .containsExactly(
                        Map.entry("01", GTIN),
                        Map.entry("21", "A(b)-1"),
                        Map.entry("10", "L/7"),
                        Map.entry("17", "261231"));
    }

    @Test
    void aSeparatorStandsAfterAValueOfVaryingLengthUnlessItIsTheLast() {
        assertThat(ElementString.ofBracketed("(01)09506000134352(21)A1(10)L7").plain())
                .isEqualTo("0109506000134352" + "21A1\u001D10L7");
        assertThat(ElementString.ofBracketed("(21)A1(01)09506000134352").plain())
                .isEqualTo("21A1\u001D0109506000134352");
        assertThat(ElementString.ofBracketed("(01)09506000134352(17)261231(21)A1")
                        .plain())
                .isEqualTo("010950600013435217261231" + "21A1");
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        ElementString written = ElementString.ofBracketed("(01)09506000134352(21)A%1(10)L7(3103)001234(240)X");
        assertThat(ElementString.ofPlain(written.plain())).isEqualTo(written);
        assertThat(ElementString.ofBracketed(written.bracketed())).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "(01)09506000134351, gs1-check-digit",
        "(01)0950600013435, gs1-length",
        "(21)123456789012345678901, gs1-length",
        "(21)A#1, gs1-characters",
        "(17)261301, gs1-date",
        "(17)260230, gs1-date",
        "(7006)260200, gs1-date",
        "(05)12, gs1-unknown-ai",
        "(01)09506000134352(21)A(21)B, gs1-twice",
        "01)09506000134352, gs1-unreadable",
        "x(01)09506000134352, gs1-unreadable",
        "(253)4012345000008, gs1-check-digit"
    })
    void aWrongValueIsRefusedByName(String text, String code) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> ElementString.ofBracketed(text))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @CsvSource({
        "(17)260200", // the last of the month
        "(253)4012345000009", // without its optional piece
        "(253)4012345000009ABC",
        "(3922)1234",
        "(8110)ANYTHING",
        "(99)mine"
    })
    void aGoodValueIsTaken(String text) {
        assertThat(ElementString.ofBracketed(text).bracketed()).isEqualTo(text);
    }

    @Test
    void itSaysWhatMustAndMustNotStandTogether() {
        assertThat(ElementString.ofBracketed("(21)A1").faults())
                .containsExactly(Reason.of("gs1-needs", "ai", "21", "needed", "01, 03, 8006"));
        assertThat(ElementString.ofBracketed("(01)09506000134352(21)A1").faults())
                .isEmpty();
        assertThat(ElementString.ofBracketed("(01)09506000134352(250)B").faults())
                .extracting(Reason::code)
                .containsExactly("gs1-needs");
        assertThat(ElementString.ofBracketed("(01)09506000134352(3102)000001(3103)000010")
                        .faults())
                .extracting(Reason::code)
                .containsOnly("gs1-excludes");
        assertThat(ElementString.ofBracketed("(01)09506000134352(37)2").faults())
                .extracting(Reason::code)
                .contains("gs1-excludes");
    }

    @Test
    void nothingIsNoElementString() {
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> ElementString.ofPlain(""));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> ElementString.of(new LinkedHashMap<>(Map.of("21", ""))));
    }

    @Test
    void theCenturyOfTwoDigitsFollowsThePresentYear() {
        assertThat(Gs1Date.of("260200", 2026)).isEqualTo("2026-02-28");
        assertThat(Gs1Date.of("770101", 2026)).isEqualTo("1977-01-01");
        assertThat(Gs1Date.of("760101", 2026)).isEqualTo("2076-01-01");
        assertThat(Gs1Date.of("010101", 2060)).isEqualTo("2101-01-01");
    }
}
