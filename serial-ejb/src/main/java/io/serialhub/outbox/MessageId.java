package io.serialhub.outbox;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The id that receivers tell repetitions by: made of the time and the number of the outbox row, so that it is the same at
 * every attempt and different in a database that was set up anew.
 */
final class MessageId {
    private MessageId() {}

    static String of(long outboxId, Instant createdAt) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, createdAt);
        return "msg_" + Long.toString(micros, Character.MAX_RADIX) + "_" + outboxId;
    }

    /** A long message goes in parts, each a message of its own to whoever receives it. */
    static String of(long outboxId, Instant createdAt, int part, int parts) {
        return of(outboxId, createdAt) + (parts == 1 ? "" : "_" + part);
    }
}
