package io.serialhub.server;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/**
 * One record, one line: time, level, logger, the request it belongs to, message. What others have typed cannot begin a
 * line of its own: line breaks and control characters are written as escapes, and a stack trace is indented.
 */
public final class LogLine extends Formatter {
    /** How the web application marks a thread that works for a request. */
    private static final String REQUEST = " request=";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    @Override
    public String format(LogRecord record) {
        return "%s %-7s %s:%s %s%n%s"
                .formatted(
                        TIME.format(Instant.ofEpochMilli(record.getMillis())),
                        record.getLevel().getName(),
                        record.getLoggerName(),
                        request(Thread.currentThread().getName()),
                        escaped(formatMessage(record)),
                        trace(record.getThrown()));
    }

    private static String request(String thread) {
        int at = thread.lastIndexOf(REQUEST);
        return at < 0 ? "" : " [" + thread.substring(at + REQUEST.length()) + "]";
    }

    private static String escaped(String message) {
        var line = new StringBuilder();
        (message == null ? "" : message).chars().forEach(c -> {
            if (c == '\n') {
                line.append("\\n");
            } else if (c != '\t' && Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                line.append("\\u%04x".formatted(c));
            } else {
                line.append((char) c);
            }
        });
        return line.toString();
    }

    private static String trace(Throwable thrown) {
        if (thrown == null) {
            return "";
        }
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        var lines = new StringBuilder();
        text.toString()
                .lines()
                .forEach(line ->
                        lines.append("    ").append(escaped(line.strip())).append(System.lineSeparator()));
        return lines.toString();
    }
}
