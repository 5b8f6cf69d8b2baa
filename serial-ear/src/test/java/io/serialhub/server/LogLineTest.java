package io.serialhub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LogLineTest {
    private static String line(String message, Throwable thrown) {
        var record = new LogRecord(Level.WARNING, message);
        record.setLoggerName("io.serialhub.web");
        record.setInstant(Instant.parse("2026-03-01T08:00:00.5Z"));
        record.setThrown(thrown);
        return new LogLine().format(record);
    }

    @Test
    void namesTheRequestThatTheThreadWorksFor() {
        Thread thread = Thread.currentThread();
        String name = thread.getName();
        thread.setName("http(3) request=order-17.3");
        try {
            assertThat(line("incident 4711", null))
                    .isEqualToNormalizingNewlines(
                            "2026-03-01T08:00:00.500Z WARNING io.serialhub.web: [order-17.3] incident 4711\n");
        } finally {
            thread.setName(name);
        }
    }

    @Test
    void letsNobodyForgeALine() {
        assertThat(line("code A\r\n2026-03-01 INFO forged\u2028\u001b[2J", null).lines())
                .containsExactly(
                        "2026-03-01T08:00:00.500Z WARNING io.serialhub.web: code A\\u000d\\n2026-03-01 INFO forged\\u2028\\u001b[2J");
    }

    @Test
    void indentsATrace() {
        assertThat(line("failed", new IllegalStateException("a\nforged"))
                        .lines()
                        .skip(1))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("    "));
    }
}
