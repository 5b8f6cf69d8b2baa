package io.serialhub.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class UploadTest {
    @Test
    void hasTheNameThatItsSenderGaveItWhetherOrNotTheServerReadItByteByByte() {
        String bytes = new String("台账 é.xlsx".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertThat(name(bytes)).isEqualTo("台账 é.xlsx");
        assertThat(name("台账 é.xlsx")).isEqualTo("台账 é.xlsx");
        assertThat(name("Stückliste.csv")).isEqualTo("Stückliste.csv");
    }

    @Test
    void isNeverAPath() {
        assertThat(name("C:\\temp\\..\\a.csv")).isEqualTo("a.csv");
        assertThat(name("../../etc/passwd")).isEqualTo("passwd");
        assertThat(name("..")).isEqualTo("upload");
        assertThat(name(null)).isEqualTo("upload");
    }

    private static String name(String given) {
        return new Upload(given, null, new byte[1], "rest").fileName();
    }
}
