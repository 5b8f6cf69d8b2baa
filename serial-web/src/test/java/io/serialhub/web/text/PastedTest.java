package io.serialhub.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PastedTest {
    @Test
    void fullWidthCharactersOfAnInputMethodAreReadAsTheOnesThatWereMeant() {
        var pasted = new Pasted();
        pasted.setText("ＰＪＣ－２６０１，A1\n序列　B");
        pasted.look(text -> {
            assertThat(text).isEqualTo("PJC-2601,A1\n序列 B");
            return new Pasted.Answered(List.of(), false);
        });
        assertThat(pasted.getText()).isEqualTo("PJC-2601,A1\n序列 B");
    }
}
