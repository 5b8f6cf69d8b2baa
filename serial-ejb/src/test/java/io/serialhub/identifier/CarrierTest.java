package io.serialhub.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.base.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CarrierTest {
    @ParameterizedTest
    @CsvSource({
        "PJC-231225-A01-00001, CODE_128 CODE_39 QR DATA_MATRIX GS1_128 GS1_DATA_MATRIX GS1_DIGITAL_LINK SGTIN_198",
        "PJC-231225-A01-000001, CODE_128 CODE_39 QR DATA_MATRIX", // 21 characters
        "12345, CODE_128 CODE_39 QR DATA_MATRIX GS1_128 GS1_DATA_MATRIX GS1_DIGITAL_LINK SGTIN_96 SGTIN_198",
        "012345, CODE_128 CODE_39 QR DATA_MATRIX GS1_128 GS1_DATA_MATRIX GS1_DIGITAL_LINK SGTIN_198",
        "0, CODE_128 CODE_39 QR DATA_MATRIX GS1_128 GS1_DATA_MATRIX GS1_DIGITAL_LINK SGTIN_96 SGTIN_198",
        "274877906943, CODE_128 CODE_39 QR DATA_MATRIX GS1_128 GS1_DATA_MATRIX GS1_DIGITAL_LINK SGTIN_96 SGTIN_198",
        "274877906944, CODE_128 CODE_39 QR DATA_MATRIX GS1_128 GS1_DATA_MATRIX GS1_DIGITAL_LINK SGTIN_198",
        "a1, CODE_128 QR DATA_MATRIX GS1_128 GS1_DATA_MATRIX GS1_DIGITAL_LINK SGTIN_198",
        "A#1, CODE_128 QR DATA_MATRIX",
        "电机-01, QR DATA_MATRIX"
    })
    void aNumberFitsTheseCarriersAndNoOther(String number, String carriers) {
        assertThat(List.of(Carrier.values()).stream()
                        .filter(carrier -> carrier.fits(number))
                        .map(Carrier::name))
                .containsExactly(carriers.split(" "));
    }

    @Test
    void itSaysWhy() {
        assertThat(Carrier.GS1_128.misfits("PJC-231225-A01-0000#1"))
                .extracting(Reason::code)
                .containsExactly("carrier-too-short", "carrier-characters");
        assertThat(Carrier.GS1_128.misfits("A#B #").get(0).args()).containsEntry("characters", "# ␠");
        assertThat(Carrier.SGTIN_96.misfits("274877906944").get(0).args()).containsEntry("max", "274877906943");
        assertThat(Carrier.SGTIN_96.misfits("007").get(0).code()).isEqualTo("carrier-leading-zero");
    }

    @Test
    void ofSeveralNumbersTheFirstThatDoesNotFitIsNamed() {
        var misfits = Carrier.misfitsOf(List.of("1", "999", "01"));
        assertThat(misfits).containsOnlyKeys(Carrier.SGTIN_96);
        assertThat(misfits.get(Carrier.SGTIN_96).args()).containsEntry("number", "01");
    }

    @Test
    void set82HasEightyTwoCharactersAndItsFriendsAsManyAsTheirNamesSay() {
        assertThat(size(CharacterSet.SET_82)).isEqualTo(82);
        assertThat(size(CharacterSet.SET_39)).isEqualTo(39);
        assertThat(size(CharacterSet.SET_64)).isEqualTo(65); // 64 and the filling =
        assertThat(size(CharacterSet.CODE_39)).isEqualTo(43);
        assertThat(size(CharacterSet.ASCII)).isEqualTo(95);
    }

    private static long size(CharacterSet set) {
        return java.util.stream.IntStream.range(0, 0x110000).filter(set::has).count();
    }
}
