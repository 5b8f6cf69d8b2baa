package io.serialhub.identifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.serialhub.base.Problem;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SerialNumberTest {
    @Test
    void spellingsOfOneNumberFoldToTheSame() {
        for (String written : List.of(
                "PJC-231225-A01-00001",
                "pjc-231225-a01-00001",
                "  PJC-231225-A01-00001\r\n",
                "PJC-231225-AOI-OOOOl",
                "PJC-231225-A01 - 0000 1",
                "ＰＪＣ－２３１２２５－Ａ０１－００００１",
                "\uFEFFPJC-231225-A01\u200B-00001\u3000",
                "PJC\u00A0-231225-A01-00001\u001D")) {
            assertEquals("PJC-231225-A01-00001", SerialNumber.fold(written), written);
        }
    }

    @Test
    void hyphensOtherCharactersAndChineseStay() {
        assertEquals("A1-1", SerialNumber.fold("a1-1"));
        assertNotEquals(SerialNumber.fold("A11"), SerialNumber.fold("A1-1"));
        assertEquals("京A/1.2_3", SerialNumber.fold("京a/1.2_3"));
    }

    @Test
    void nothingFoldsToNothing() {
        assertEquals("", SerialNumber.fold(null));
        assertEquals("", SerialNumber.fold(" \t\u3000\u200B"));
        assertEquals(
                "number-empty",
                assertThrows(Problem.class, () -> new SerialNumber(" \u200B")).code());
        assertEquals(
                "number-empty",
                assertThrows(Problem.class, () -> new SerialNumber(null)).code());
    }

    @Test
    void keepsTheNumberAsWrittenBesideItsKey() {
        var number = new SerialNumber(" sn-o1 ");
        assertEquals("sn-o1", number.code());
        assertEquals("SN-01", number.key());
    }

    @Test
    void refusesWhatTheColumnsCannotHold() {
        assertEquals(80, new SerialNumber("x".repeat(80)).key().length());
        assertEquals(
                "number-too-long",
                assertThrows(Problem.class, () -> new SerialNumber("x".repeat(81)))
                        .code());
        // one character that compatibility folding spells out in eighteen
        assertEquals(
                "number-too-long",
                assertThrows(Problem.class, () -> new SerialNumber("\uFDFA".repeat(10)))
                        .code());
    }

    @Test
    void foldingWhatIsFoldedChangesNothing() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String text = random.ints(1 + random.nextInt(12), 1, 0x2FFFF)
                    .filter(c -> c < 0xD800 || c > 0xDFFF)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            String folded = SerialNumber.fold(text);
            assertEquals(folded, SerialNumber.fold(folded), () -> "seed " + seed);
        }
        for (int c = 1; c < 0x110000; c++) {
            String folded = SerialNumber.fold(Character.toString(c));
            assertEquals(folded, SerialNumber.fold(folded), "U+" + Integer.toHexString(c));
        }
    }
}
