package io.serialhub.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.serialhub.base.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigitalLinkTest {
    @ParameterizedTest
    @CsvSource({
        "https://id.gs1.org/01/09520123456788/10/ABC1/21/12345?17=180426,"
                + "(01)09520123456788(10)ABC1(21)12345(17)180426",
        "https://id.gs1.org/01/09520123456788, (01)09520123456788",
        "http://Example.org/shop/p/01/9520123456788/21/A%2Fb?linkType=all#x, (01)09520123456788(21)A/b",
        "https://id.gs1.org/00/106141412345678908, (00)106141412345678908",
        "https://example.org/414/4226350800008/254/7?x=1, (414)4226350800008(254)7",
        "https://id.gs1.org/01/09520123456788/21/A+1/, (01)09520123456788(21)A+1"
    })
    void aLinkIsReadWhateverItsDomain(String link, String bracketed) {
        assertThat(DigitalLink.find(link).orElseThrow().bracketed()).isEqualTo(bracketed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/",
                "https://example.org/shop/1234",
                "https://example.org/01",
                "https://id.gs1.org/01/09520123456788/21/1/10/2", // qualifiers out of order
                "https://id.gs1.org/01/09520123456788/235/1/21/2", // of two orders
                "https://id.gs1.org/21/09520123456788", // no key
                "01/09520123456788",
                ""
            })
    void whatIsNoDigitalLinkIsNone(String text) {
        assertThat(DigitalLink.find(text)).isEmpty();
    }

    @Test
    void aWrongValueInALinkIsNamed() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> DigitalLink.find("https://id.gs1.org/01/09520123456789/21/1"))
                .satisfies(p -> assertThat(p.code()).isEqualTo("gs1-check-digit"));
    }

    @ParameterizedTest
    @CsvSource({
        "(01)09520123456788(21)12345(10)ABC1(17)180426, https://id.gs1.org/01/09520123456788/10/ABC1/21/12345?17=180426",
        "(01)09520123456788(21)A/b%?, https://id.gs1.org/01/09520123456788/21/A%2Fb%25%3F",
        "(01)09520123456788(235)T, https://id.gs1.org/01/09520123456788/235/T",
        "(00)106141412345678908(403)R1, https://id.gs1.org/00/106141412345678908?403=R1"
    })
    void aLinkIsWrittenInItsCanonicalForm(String bracketed, String link) {
        ElementString elements = ElementString.ofBracketed(bracketed);
        assertThat(DigitalLink.of(DigitalLink.CANONICAL, elements)).isEqualTo(link);
        assertThat(DigitalLink.find(link).orElseThrow().elements()).isEqualTo(elements.elements());
    }

    @Test
    void withoutAKeyThereIsNoLink() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> DigitalLink.of("https://a.example", ElementString.ofBracketed("(21)1")))
                .satisfies(p -> assertThat(p.code()).isEqualTo("gs1-no-key"));
    }
}
