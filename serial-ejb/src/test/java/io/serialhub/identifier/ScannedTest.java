package io.serialhub.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScannedTest {
    private static final String GTIN = "09506000134352";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(01)09506000134352(21)A1B2(17)261231",
                "（０１）09506000134352（２１）A1B2（１７）261231",
                "]d2010950600013435221A1B2\u001D17261231",
                "]C1010950600013435221A1B2\u001D17261231",
                "]d2\u001D010950600013435221A1B2\u001D17261231",
                "010950600013435221A1B2\u001D17261231",
                "010950600013435221A1B2<GS>17261231",
                "010950600013435221A1B2{FNC1}17261231",
                "010950600013435221A1B2^17261231",
                "010950600013435221A1B2\u241D17261231",
                "010950600013435221A1B2\\x1D17261231",
                "010950600013435217261231" + "21A1B2",
                "]Q3010950600013435217261231" + "21A1B2",
                "https://id.gs1.org/01/09506000134352/21/A1B2?17=261231",
                "]Q1https://example.com/p/01/09506000134352/21/A1B2?17=261231"
            })
    void whateverAScannerDeliversIsReadAlike(String delivered) {
        Scanned scanned = Scanned.of(delivered);
        assertThat(scanned.gtin()).contains(new Gtin(GTIN));
        assertThat(scanned.serial()).contains("A1B2");
        assertThat(scanned.expiry(2026))
                .hasValueSatisfying(day -> assertThat(day).isEqualTo("2026-12-31"));
        assertThat(scanned.fault()).isNull();
    }

    @Test
    void whereAKeyboardSwallowedTheSeparatorsEveryReadingIsOffered() {
        Scanned scanned = Scanned.of("010950600013435221A1B217261231");
        assertThat(scanned.units())
                .extracting(Sgtin::serial)
                .startsWith("A1B217261231") // nothing says that it ends earlier
                .contains("A1B2");
        assertThat(scanned.readings())
                .filteredOn(reading -> reading.find("21").filter("A1B2"::equals).isPresent())
                .first()
                .satisfies(reading -> assertThat(reading.find("17")).contains("261231"));
    }

    @Test
    void aSerialNumberThatIsTooLongForOneFieldIsSplitBehind() {
        assertThat(Scanned.of("010950600013435221ABCDEFGHIJKLMNOPQRST10L7").units())
                .extracting(Sgtin::serial)
                .contains("ABCDEFGHIJKLMNOPQRST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PJC-231225-A01-00001",
                "A1",
                "",
                "   ",
                "352099001761481", // an IMEI
                "0109506000134351", // a wrong check digit: a number that begins with 01
                "A<GS",
                "(A)1",
                "https://example.org/scan/1234",
                "30AB",
                "urn:uuid:1"
            })
    void aNumberIsLeftAsItStands(String delivered) {
        Scanned scanned = Scanned.of(delivered);
        assertThat(scanned.text()).isEqualTo(delivered.strip());
        assertThat(scanned.readings()).isEmpty();
        assertThat(scanned.fault()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "]C10109506000134351, gs1-check-digit",
        "(01)09506000134352(21)A#, gs1-characters",
        "https://id.gs1.org/01/09506000134351/21/1, gs1-check-digit",
        "]d205, gs1-unknown-ai"
    })
    void whatSaysThatItIsOfGs1AndIsWrongHasAFault(String delivered, String code) {
        Scanned scanned = Scanned.of(delivered);
        assertThat(scanned.readings()).isEmpty();
        assertThat(scanned.fault().code()).isEqualTo(code);
    }

    @Test
    void aTradeItemAloneNamesNoUnit() {
        assertThat(Scanned.of("6291041500213").gtin()).contains(new Gtin("6291041500213"));
        assertThat(Scanned.of("]E06291041500213").gtin()).contains(new Gtin("6291041500213"));
        assertThat(Scanned.of("6291041500213").units()).isEmpty();
    }

    @Test
    void aHandlingUnitIsRecognisedInEveryForm() {
        var sscc = new Sscc("106141412345678908");
        for (String form : new String[] {
            sscc.digits(),
            sscc.elementString(),
            sscc.bracketed(),
            "]C1" + sscc.elementString(),
            sscc.digitalLink(),
            sscc.epc(7),
            sscc.hex96(2, 7)
        }) {
            assertThat(Scanned.of(form).sscc()).as(form).contains(sscc);
        }
    }

    @Test
    void aTagIsAUnit() {
        assertThat(Scanned.of("3074257BF7194E4000001A85").units())
                .containsExactly(new Sgtin(new Gtin("80614141123458"), "6789"));
        assertThat(Scanned.of("urn:epc:id:sgtin:0614141.812345.6789").serial()).contains("6789");
        assertThat(Scanned.of("urn:epc:class:lgtin:0614141.812345.L%2F7").lot()).contains("L/7");
    }

    @Test
    void aTextOfAnyLengthIsAnsweredAtOnce() {
        String text = "0109506000134352" + "21101121".repeat(500);
        assertThat(Scanned.of(text).readings().size()).isLessThanOrEqualTo(24);
        assertThat(Scanned.of("]C1" + "10111213".repeat(500)).text()).isNotEmpty();
    }
}
