package io.serialhub.base;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A JSON object written key by key, for what is written too often to make a map of it first. Looks as a record does that
 * {@link Json#write} wrote, as long as the keys come sorted: nothing empty, no blanks, ISO times.
 */
public final class JsonObject {
    private static final int SECONDS_OF_A_DAY = 86_400;

    private final StringBuilder text = new StringBuilder(500).append('{');

    /** Left out when there is nothing to say. */
    public JsonObject put(String key, String value) {
        if (value != null && !value.isEmpty()) {
            key(key).append('"');
            if (isPlain(value)) {
                text.append(value);
            } else {
                JsonStringEncoder.getInstance().quoteAsString(value, text);
            }
            text.append('"');
        }
        return this;
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    public JsonObject put(String key, int value) {
        key(key).append(value);
        return this;
    }

    /** Left out when it is null. */
    public JsonObject put(String key, BigDecimal value) {
        return raw(key, value == null ? null : value.toString());
    }

    public JsonObject put(String key, Instant value) {
        key(key).append('"');
        time(value);
        text.append('"');
        return this;
    }

    /** @param json left out when it is null */
    public JsonObject raw(String key, String json) {
        if (json != null) {
            key(key).append(json);
        }
        return this;
    }

    /** Also when there are none. */
    public JsonObject list(String key, List<String> objects) {
        key(key).append('[').append(String.join(",", objects)).append(']');
        return this;
    }

    private StringBuilder key(String key) {
        if (text.length() > 1) {
            text.append(',');
        }
        return text.append('"').append(key).append("\":");
    }

    /** As {@link Instant#toString} writes it: with as many groups of three decimals as it takes. */
    private void time(Instant instant) {
        long day = Math.floorDiv(instant.getEpochSecond(), SECONDS_OF_A_DAY);
        int second = Math.floorMod(instant.getEpochSecond(), SECONDS_OF_A_DAY);
        text.append(LocalDate.ofEpochDay(day)).append('T');
        digits(second / 3_600, 10);
        text.append(':');
        digits(second / 60 % 60, 10);
        text.append(':');
        digits(second % 60, 10);
        int nanos = instant.getNano();
        if (nanos != 0) {
            text.append('.');
            if (nanos % 1_000_000 == 0) {
                digits(nanos / 1_000_000, 100);
            } else if (nanos % 1_000 == 0) {
                digits(nanos / 1_000, 100_000);
            } else {
                digits(nanos, 100_000_000);
            }
        }
        text.append('Z');
    }

    /** @param first the place of the first digit */
    private void digits(int number, int first) {
        for (int place = first; place > 0; place /= 10) {
            text.append((char) ('0' + number / place % 10));
        }
    }

    /** The object as it is so far. */
    @Override
    public String toString() {
        return text + "}";
    }
}
