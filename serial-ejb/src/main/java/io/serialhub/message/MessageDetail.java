package io.serialhub.message;

import io.serialhub.base.Touched;
import io.serialhub.outbox.DeliveryDetail.Attempt;
import java.util.List;

/**
 * One message with all that is kept of it.
 *
 * @param url      where it is sent, or null
 * @param things   what it is about or has changed, the first 500 business keys and events of them
 * @param said     the message, masked; null once it was removed
 * @param answered ours or theirs, masked
 * @param tries    every attempt, the first first
 */
public record MessageDetail(
        MessageView message,
        String url,
        List<Touched.Thing> things,
        MessageText said,
        MessageText answered,
        List<Attempt> tries) {
    public MessageDetail {
        things = List.copyOf(things);
        tries = List.copyOf(tries);
    }

    /** @param size in bytes, before it was cut */
    public record MessageText(String mediaType, long size, String content) {}
}
