package io.serialhub.outbox;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/**
 * The id that receivers tell repetitions by: made of the time and the number of the outbox row, so that it is the same at
 * every attempt and different in a database that was set up anew.
 */
final class MessageId {
    private static final Pattern PATTERN = Pattern.compile("msg_[0-9a-z]{1,13}_(\\d{1,18})(?:_\\d{1,9})?");

    private MessageId() {}

    static String of(long outboxId, Instant createdAt) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, createdAt);
        return "msg_" + Long.toString(micros, Character.MAX_RADIX) + "_" + outboxId;
    }

    /** A long message goes in parts, each a message of its own to whoever receives it. */
    static String of(long outboxId, Instant createdAt, int part, int parts) {
        return of(outboxId, createdAt) + (parts == 1 ? "" : "_" + part);
    }

    /** The outbox row in an id that a receiver, or a person, names; null when it is no such id. */
    static Long outboxId(String message) {
        var found = PATTERN.matcher(message);
        return found.matches() ? Long.valueOf(found.group(1)) : null;
    }
}
