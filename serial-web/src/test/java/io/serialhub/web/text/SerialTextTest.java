package io.serialhub.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class SerialTextTest {
    @Test
    void setsThePrefixTheCounterAndTheCheckCharacterApart() {
        assertThat(parts("PJC-231225-A01-00001-H")).containsExactly("PJC-231225-A01-", "00001", "-H");
        assertThat(parts("PJC-231225-A01-00001")).containsExactly("PJC-231225-A01-", "00001", "");
    }

    @Test
    void takesANumberOfAnotherMakerAsAWhole() {
        assertThat(parts("BM7-0091826")).containsExactly("", "BM7-0091826", "");
        assertThat(parts("NO-SUCH-1")).containsExactly("", "NO-SUCH-1", "");
        assertThat(parts("867400051234563")).containsExactly("", "867400051234563", "");
        assertThat(parts(null)).containsExactly("", "", "");
    }

    @Test
    void neverLosesACharacter() {
        for (String code : new String[] {"A-B-C", "A--1234", "LX4814-240610-0131", "a b-c d-000", "-", ""}) {
            assertThat(String.join("", parts(code))).isEqualTo(code);
        }
    }

    @Test
    void fillsNumbersAsTheLanguageGroupsThemAndFitsTheWordToTheNumber() {
        assertThat(Messages.fill(Locale.ENGLISH, "{0} {0|unit|units} of {1}", 1, 4812))
                .isEqualTo("1 unit of 4,812");
        assertThat(Messages.fill(Locale.ENGLISH, "{0} {0|unit|units}", 2)).isEqualTo("2 units");
    }

    private static String[] parts(String code) {
        return new String[] {SerialText.prefix(code), SerialText.counter(code), SerialText.check(code)};
    }
}
