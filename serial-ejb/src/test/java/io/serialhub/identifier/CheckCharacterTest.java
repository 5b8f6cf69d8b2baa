package io.serialhub.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serialhub.base.Problem;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Examples are the standards' own or their best-known users'; the source stands beside each. */
class CheckCharacterTest {
    @Test
    void luhnAsPublished() {
        assertThat(CheckCharacter.LUHN.over("4992739871")).isEqualTo('6'); // ISO/IEC 7812-1, annex B
        assertThat(CheckCharacter.LUHN.over("49015420323751")).isEqualTo('8'); // IMEI, 3GPP TS 23.003 / GSMA TS.06
    }

    @Test
    void mod11WithRadix2AsPublished() {
        assertThat(CheckCharacter.MOD_11_2.over("0794")).isEqualTo('0'); // ISO/IEC 7064:2003, 7.1.2
        assertThat(CheckCharacter.MOD_11_2.over("079")).isEqualTo('X'); // ISO/IEC 7064:2003, 7.1.2
        assertThat(CheckCharacter.MOD_11_2.over("11010519491231002")).isEqualTo('X'); // GB 11643-1999, clause 4
        assertThat(CheckCharacter.MOD_11_2.over("44052418800101001")).isEqualTo('4'); // GB 11643-1999, clause 4
        assertThat(CheckCharacter.MOD_11_2.over("0000-0002-1825-009"))
                .isEqualTo('7'); // ORCID, structure of the identifier
    }

    @Test
    void mod37WithRadix2AsPublished() {
        assertThat(CheckCharacter.MOD_37_2.over("G123498654321")).isEqualTo('H'); // ISBT 128; JPAC Red Book, annex 2
    }

    @Test
    void mod37And36AsPublished() {
        assertThat(CheckCharacter.MOD_37_36.over("A12425GABC1234002"))
                .isEqualTo('M'); // ISO/IEC 7064; IFPI GRid standard
        assertThat(CheckCharacter.MOD_37_36.over("A1-2425G-ABC1234002")).isEqualTo('M');
        assertThat(CheckCharacter.MOD_37_36.over("B159D8FA01240000")).isEqualTo('K'); // ISAN, ISO 15706 users' guide
    }

    @Test
    void verhoeffAsPublished() {
        assertThat(CheckCharacter.VERHOEFF.over("236")).isEqualTo('3'); // J. Kirtland, Identification Numbers, 2001
        assertThat(CheckCharacter.VERHOEFF.over("12345"))
                .isEqualTo('1'); // N. R. Wagner, The Laws of Cryptography, 2003
    }

    @Test
    void dammAsPublished() {
        assertThat(CheckCharacter.DAMM.over("572")).isEqualTo('4'); // the worked example for Damm's table
    }

    @Test
    void gs1AsPublished() {
        assertThat(CheckCharacter.GS1.over("37610425002123456")).isEqualTo('9'); // GS1 General Specifications 7.9.1
        assertThat(CheckCharacter.GS1.over("629104150021")).isEqualTo('3'); // gs1.org, how to calculate a check digit
    }

    @Test
    void everythingButLettersAndDigitsIsPassedOver() {
        for (CheckCharacter check : CheckCharacter.values()) {
            assertThat(check.over("1-2/3.4 5_6")).isEqualTo(check.over("123456"));
        }
        assertThat(CheckCharacter.MOD_37_36.over("abc")).isEqualTo(CheckCharacter.MOD_37_36.over("ABC"));
    }

    @Test
    void lettersAreRefusedWhereOnlyDigitsAreProtected() {
        assertThat(CheckCharacter.LUHN.fits("A1")).isFalse();
        assertThat(CheckCharacter.MOD_37_36.fits("京1")).isFalse();
        assertThatThrownBy(() -> CheckCharacter.LUHN.over("A1"))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo("check-alphabet"));
        assertThat(CheckCharacter.GS1.isRight("")).isFalse();
        assertThat(CheckCharacter.GS1.isRight("A0")).isFalse();
    }

    @Test
    void everyWordFindsItsAlgorithm() {
        for (CheckCharacter check : CheckCharacter.values()) {
            assertThat(CheckCharacter.ofWord(check.word())).isSameAs(check);
        }
        assertThatThrownBy(() -> CheckCharacter.ofWord("crc")).isInstanceOf(Problem.class);
    }

    @Test
    void everyWrongCharacterIsFound() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            CheckCharacter check = CheckCharacter.values()[i % CheckCharacter.values().length];
            String number = text(random, check.alphabet());
            number += check.over(number);
            assertThat(check.isRight(number)).isTrue();
            int at = random.nextInt(number.length() - 1);
            char other = check.alphabet().charAt(random.nextInt(check.alphabet().length()));
            String wrong = number.substring(0, at) + other + number.substring(at + 1);
            assertThat(check.isRight(wrong))
                    .as("%s %s, seed %d", check, wrong, seed)
                    .isEqualTo(wrong.equals(number));
        }
    }

    @Test
    void neighboursThatChangedPlacesAreFoundByAllButLuhnAndGs1() {
        var random = new Random(7);
        for (CheckCharacter check : CheckCharacter.values()) {
            if (check == CheckCharacter.LUHN || check == CheckCharacter.GS1) {
                continue;
            }
            for (int i = 0; i < 500; i++) {
                String number = text(random, check.alphabet());
                number += check.over(number);
                int at = random.nextInt(number.length() - 2);
                String swapped =
                        number.substring(0, at) + number.charAt(at + 1) + number.charAt(at) + number.substring(at + 2);
                assertThat(check.isRight(swapped)).as("%s %s", check, swapped).isEqualTo(swapped.equals(number));
            }
        }
    }

    private static String text(Random random, String alphabet) {
        return random.ints(3 + random.nextInt(15), 0, alphabet.length())
                .map(alphabet::charAt)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
