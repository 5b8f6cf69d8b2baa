package io.serialhub.message;

import io.serialhub.base.Touched;
import java.time.Instant;
import java.util.List;

/**
 * One message with all that is kept of it.
 *
 * @param url      where it is sent, or null
 * @param things   what it is about or has changed
 * @param said     the message, masked; null once it was removed
 * @param answered ours or theirs, masked
 * @param tries    every attempt, the first first
 */
public record MessageDetail(
        MessageView message, String url, List<Touched.Thing> things, Text said, Text answered, List<Attempt> tries) {
    public MessageDetail {
        things = List.copyOf(things);
        tries = List.copyOf(tries);
    }

    /** @param size in bytes, before it was cut */
    public record Text(String mediaType, long size, String content) {}

    /**
     * @param part   of a long message, from 1
     * @param status of the other side's answer; 0 when there was none
     * @param answer cut and masked
     */
    public record Attempt(int part, Instant at, Integer status, Integer latencyMs, String answer) {}
}
