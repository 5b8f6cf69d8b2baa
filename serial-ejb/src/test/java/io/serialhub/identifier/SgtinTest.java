package io.serialhub.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.openepcis.epc.translator.Converter;
import io.serialhub.base.Problem;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Vectors of the EPC Tag Data Standard (appendix E.3), then another implementation as oracle. */
class SgtinTest {
    private static final Gtin PUBLISHED = new Gtin("80614141123458");

    @Test
    void thePublishedTagOf96BitsIsWrittenAndRead() {
        var sgtin = new Sgtin(PUBLISHED, "6789");
        assertThat(sgtin.hex96(3, 7)).isEqualTo("3074257BF7194E4000001A85");
        assertThat(sgtin.tag96(3, 7)).isEqualTo("urn:epc:tag:sgtin-96:3.0614141.812345.6789");
        assertThat(sgtin.epc(7)).isEqualTo("urn:epc:id:sgtin:0614141.812345.6789");
        assertThat(Sgtin.find("3074257BF7194E4000001A85")).contains(sgtin);
        assertThat(Sgtin.find("3074257bf7194e4000001a85")).contains(sgtin);
        assertThat(Sgtin.find("urn:epc:tag:sgtin-96:3.0614141.812345.6789")).contains(sgtin);
    }

    @Test
    void thePublishedTagOf198BitsIsWrittenAndRead() {
        var sgtin = new Sgtin(new Gtin("70614141123451"), "32a/b");
        String hex = "3674257BF6B7A659B2C2BF1000000000000000000000000000";
        assertThat(sgtin.hex198(3, 7)).isEqualTo(hex + "00");
        assertThat(sgtin.tag198(3, 7)).isEqualTo("urn:epc:tag:sgtin-198:3.0614141.712345.32a%2Fb");
        assertThat(Sgtin.find(hex)).contains(sgtin);
        assertThat(Sgtin.find(hex + "00")).contains(sgtin);
        assertThat(Sgtin.find("urn:epc:tag:sgtin-198:3.0614141.712345.32a%2Fb")).contains(sgtin);
    }

    @Test
    void thePublishedTagOfAHandlingUnitIsWrittenAndRead() {
        var sscc = new Sscc("106141412345678908");
        assertThat(sscc.hex96(3, 7)).isEqualTo("3174257BF4499602D2000000");
        assertThat(Sscc.find("3174257BF4499602D2000000")).contains(sscc);
    }

    @ParameterizedTest
    @CsvSource({
        "urn:epc:id:sgtin:234567890.1123.9999, https://id.gs1.org/01/12345678901231/21/9999",
        "urn:epc:id:sgtin:0614141.812345.a%22%26%3C1, https://id.gs1.org/01/80614141123458/21/a%22%26%3C1"
    })
    void anEpcIsADigitalLink(String epc, String link) {
        assertThat(Sgtin.find(epc).orElseThrow().digitalLink()).isEqualTo(link);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "urn:epc:id:sgtin:0614141.81234.6789", // one digit short
                "urn:epc:id:sgtin:0614141.812345.",
                "urn:epc:id:sgtin:0614141.812345.A#1",
                "3074257BF7194E4000001A8", // 92 bits
                "301C257BF7194E4000001A85", // partition 7
                "urn:epc:id:giai:0614141.1"
            })
    void whatIsNoSgtinIsNone(String text) {
        assertThat(Sgtin.find(text)).isEmpty();
    }

    @Test
    void aNumberThatTheTagWouldChangeIsRefused() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> new Sgtin(PUBLISHED, "007").hex96(1, 7))
                .satisfies(p -> assertThat(p.code()).isEqualTo("carrier-leading-zero"));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> new Sgtin(PUBLISHED, "274877906944").hex96(1, 7))
                .satisfies(p -> assertThat(p.code()).isEqualTo("carrier-too-small"));
    }

    @RepeatedTest(50)
    void anotherImplementationAgrees() throws Exception {
        var random = new Random();
        String body = "1" + "%012d".formatted(random.nextLong(1_000_000_000_000L));
        var gtin = new Gtin(body + CheckCharacter.GS1.over(body));
        var serial = new StringBuilder();
        int length = 1 + random.nextInt(20);
        while (serial.length() < length) {
            char c = (char) ('0' + random.nextInt(75));
            if (Character.isLetterOrDigit(c) && c < 0x80) {
                serial.append(c);
            }
        }
        int prefix = 6 + random.nextInt(7);
        var sgtin = new Sgtin(gtin, serial.toString());
        var oracle = new Converter();
        assertThat(oracle.toURN(sgtin.digitalLink(), prefix).get("asURN")).isEqualTo(sgtin.epc(prefix));
        assertThat(oracle.toURI(sgtin.epc(prefix))).isEqualTo(sgtin.digitalLink());
        String carton = "%017d".formatted(random.nextLong(100_000_000_000_000_000L));
        var sscc = new Sscc(carton + CheckCharacter.GS1.over(carton));
        assertThat(oracle.toURI(sscc.epc(prefix))).isEqualTo(sscc.digitalLink());
    }

    @RepeatedTest(50)
    void everyTagComesBack() {
        var random = new Random();
        String body = "%013d".formatted(random.nextLong(10_000_000_000_000L));
        int prefix = 6 + random.nextInt(7);
        var sgtin = new Sgtin(new Gtin(body + CheckCharacter.GS1.over(body)), Long.toString(random.nextLong(1L << 38)));
        assertThat(Sgtin.find(sgtin.hex96(1, prefix))).contains(sgtin);
        assertThat(Sgtin.find(sgtin.hex198(1, prefix))).contains(sgtin);
        assertThat(Sgtin.find(sgtin.tag198(1, prefix))).contains(sgtin);
    }
}
