package io.serialhub.ledger;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The hash chain of a unit, format 1: SHA-256 over the format, ids, the sequence, the previous hash and the content of
 * the event. What may name a person (actor, reason, fields) enters only as a commitment salted per event, so that it can
 * be erased without breaking the chain. Numbers are big-endian, texts UTF-8 with their length before them, a missing
 * value is the length -1.
 */
final class Chain {
    private static final int FORMAT = 1;

    private Chain() {}

    /** The parts of an event that every chain through it covers. */
    record Link(
            long event,
            String step,
            int stepVersion,
            Instant happenedAt,
            Instant recordedAt,
            String site,
            Long order,
            Long place,
            Long party,
            Long corrects,
            byte[] commitment) {}

    static byte[] commitment(byte[] salt, String actor, String channel, String reason, String doc) {
        return sha256(out -> {
            out.write(salt);
            text(out, actor);
            text(out, channel);
            text(out, reason);
            text(out, doc);
        });
    }

    static byte[] next(byte[] previous, int seq, Link link, EventRow row) {
        return new Sealer(link).next(previous, seq, row);
    }

    /** Seals the rows of one event; what they share is written out once. For one thread. */
    static final class Sealer {
        private final MessageDigest digest = digest();
        private final byte[] event;

        Sealer(Link link) {
            event = bytes(out -> {
                out.writeLong(link.event());
                text(out, link.step());
                out.writeInt(link.stepVersion());
                out.writeLong(micros(link.happenedAt()));
                out.writeLong(micros(link.recordedAt()));
                text(out, link.site());
                number(out, link.order());
                number(out, link.place());
                number(out, link.party());
                number(out, link.corrects());
                out.write(link.commitment());
            });
        }

        byte[] next(byte[] previous, int seq, EventRow row) {
            return digest.digest(bytes(out -> {
                out.writeInt(FORMAT);
                out.write(previous == null ? new byte[32] : previous);
                out.writeLong(row.unit().id());
                out.writeInt(seq);
                out.write(event);
                text(out, row.role());
                number(out, row.line());
                number(out, row.other());
                number(out, row.lotId());
                text(out, plain(row.quantity()));
                text(out, row.position());
                text(out, row.data());
            }));
        }
    }

    private static String plain(BigDecimal quantity) {
        return quantity == null ? null : quantity.stripTrailingZeros().toPlainString();
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private static void number(DataOutputStream out, Long number) throws IOException {
        text(out, number == null ? null : number.toString());
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private interface Content {
        void write(DataOutputStream out) throws IOException;
    }

    private static byte[] sha256(Content content) {
        return digest().digest(bytes(content));
    }

    private static byte[] bytes(Content content) {
        var bytes = new ByteArrayOutputStream(256);
        try (var out = new DataOutputStream(bytes)) {
            content.write(out);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
