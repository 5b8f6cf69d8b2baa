package io.serialhub.web.rest;

import io.serialhub.base.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lines of a stream that may never end, a handful at a time; blank ones are passed over. */
final class Lines {
    private static final int LONGEST = 1 << 20;

    private final BufferedReader in;
    private int number;
    private boolean broken;

    Lines(InputStream in) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /**
     * The next lines by their number; empty at the end.
     *
     * @throws Problem body-too-large, for a line that is no document any more
     */
    Map<Integer, String> next(int most) {
        var lines = new LinkedHashMap<Integer, String>();
        try {
            for (String line = read(); line != null; line = read()) {
                number++;
                if (!line.isBlank()) {
                    lines.put(number, line);
                }
                if (lines.size() == most) {
                    break;
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last line that was read. */
    int number() {
        return number;
    }

    /** Nothing more is read. */
    void breakOff() {
        broken = true;
    }

    boolean isBroken() {
        return broken;
    }

    private String read() throws IOException {
        var line = new StringBuilder();
        int c = in.read();
        if (c < 0) {
            return null;
        }
        for (; c >= 0 && c != '\n'; c = in.read()) {
            if (line.length() == LONGEST) {
                throw Problem.of(Problem.Kind.TOO_LARGE, "body-too-large", "max", LONGEST);
            }
            line.append((char) c);
        }
        return line.toString();
    }
}
