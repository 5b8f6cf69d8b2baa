package io.serialhub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FirstSignInTest {
    private static String printed() {
        var bytes = new ByteArrayOutputStream();
        FirstSignIn.printTo(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void printsThePasswordOnceAndSaysThatAnEarlierOneIsNoLongerGood() {
        System.setProperty("serial.first.login", "admin");
        System.setProperty("serial.first.password", "once");
        assertThat(printed()).contains("admin / once").doesNotContain("no longer good");
        assertThat(printed()).isEmpty();

        System.setProperty("serial.first.login", "admin");
        System.setProperty("serial.first.password", "twice");
        System.setProperty("serial.first.replaced", "true");
        assertThat(printed()).contains("admin / twice").contains("no longer good");
        assertThat(System.getProperty("serial.first.replaced")).isNull();
    }
}
