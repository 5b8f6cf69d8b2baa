package io.serialhub.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumberCheckTest {
    @Test
    void anyNumberIsTakenAsWrittenButNothingThatNobodySees() {
        for (String taken : new String[] {"A<B>&\"'", "序-1", "a b/c", "Ünï"}) {
            assertThat(NumberCheck.ANY.trouble("serial", taken)).as(taken).isNull();
        }
        for (int unseen : new int[] {0, 7, 0x1D, 0x7F, 0x200B, 0x202E, 0x2028, 0xFEFF, 0xE000}) {
            assertThat(NumberCheck.ANY
                            .trouble("serial", "A" + Character.toString(unseen) + "B")
                            .code())
                    .isEqualTo("number-has-unseen");
        }
    }

    @Test
    void anImeiHasFifteenDigitsAndALuhnDigit() {
        assertThat(NumberCheck.IMEI.tidy("49-015420-323751-8")).isEqualTo("490154203237518");
        assertThat(NumberCheck.IMEI.trouble("imei", "490154203237518")).isNull(); // GSMA TS.06
        assertThat(NumberCheck.IMEI.trouble("imei", "490154203237519").code()).isEqualTo("identifier-unfit");
        assertThat(NumberCheck.IMEI.trouble("imei", "49015420323751").code()).isEqualTo("identifier-unfit");
    }

    @Test
    void aMacIsKeptInCapitalsWithColons() {
        assertThat(NumberCheck.MAC.tidy("00-1b-63-84-45-e6")).isEqualTo("00:1B:63:84:45:E6");
        assertThat(NumberCheck.MAC.tidy("001b.6384.45e6")).isEqualTo("00:1B:63:84:45:E6");
        assertThat(NumberCheck.MAC.trouble("mac", "00:1B:63:84:45:E6")).isNull();
        assertThat(NumberCheck.MAC.trouble("mac", "02:00:00:FF:FE:00:00:01")).isNull();
        assertThat(NumberCheck.MAC.trouble("mac", "00:1B:63:84:45").code()).isEqualTo("identifier-unfit");
        assertThat(NumberCheck.MAC.trouble("mac", "00:1B:63:84:45:G6").code()).isEqualTo("identifier-unfit");
    }

    @Test
    void anIccidBeginsWith89AndEndsWithALuhnDigit() {
        assertThat(NumberCheck.ICCID.trouble("iccid", "8991101200003204514")).isNull();
        assertThat(NumberCheck.ICCID.trouble("iccid", "8991101200003204510").code())
                .isEqualTo("identifier-unfit");
    }

    @Test
    void anEidLeavesOneModulo97() {
        assertThat(NumberCheck.EID.trouble("eid", "89049032123451234512345678901235"))
                .isNull(); // GSMA SGP.02
        assertThat(NumberCheck.EID
                        .trouble("eid", "89049032123451234512345678901236")
                        .code())
                .isEqualTo("identifier-unfit");
    }
}
