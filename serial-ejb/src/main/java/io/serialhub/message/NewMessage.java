package io.serialhub.message;

import io.serialhub.base.Fields;

/**
 * A message as a channel hands it to the log.
 *
 * @param channel   through which it went: {@code webhook}, {@code rest}, {@code soap}, {@code file}, {@code sftp} …
 * @param partner   code of the connection, endpoint or account on the other side
 * @param type      what it is, in dotted lower case, as the channel calls it: {@code order.import}, {@code orders.confirm}
 * @param message   the id that its sender gave it, or a file's name; null when it has none
 * @param subject   the business key that a person would look for first, or null
 * @param mediaType of the payload
 * @param payload   what was said, or null; secrets and personal fields are masked before it is kept, long ones are cut
 */
public record NewMessage(
        Direction direction,
        String channel,
        String partner,
        String type,
        String message,
        String subject,
        String mediaType,
        String payload) {
    public NewMessage {
        Fields.needed("direction", direction);
        channel = Fields.needed("channel", channel, 16);
        partner = Fields.needed("partner", partner, 80);
        type = Fields.needed("type", type, 80);
        message = cut(message, 200);
        subject = cut(subject, 120);
        mediaType = mediaType == null ? "text/plain" : cut(mediaType, 120);
    }

    public static NewMessage in(String channel, String partner, String type) {
        return new NewMessage(Direction.IN, channel, partner, type, null, null, null, null);
    }

    public static NewMessage out(String channel, String partner, String type) {
        return new NewMessage(Direction.OUT, channel, partner, type, null, null, null, null);
    }

    public NewMessage id(String theirs) {
        return new NewMessage(direction, channel, partner, type, theirs, subject, mediaType, payload);
    }

    public NewMessage about(String key) {
        return new NewMessage(direction, channel, partner, type, message, key, mediaType, payload);
    }

    public NewMessage saying(String itsMediaType, String text) {
        return new NewMessage(direction, channel, partner, type, message, subject, itsMediaType, text);
    }

    private static String cut(String text, int most) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String plain = text.strip().replaceAll("\\p{Cntrl}+", " ");
        return plain.length() <= most ? plain : plain.substring(0, most);
    }

    /** Without the payload, so that a log line may hold it. */
    @Override
    public String toString() {
        return direction + " " + channel + " " + partner + " " + type;
    }
}
